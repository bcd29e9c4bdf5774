/** What is collected of a cluster, and those who collect it: each within its time, and none is stopped by another's failure. */
@NullMarked
package io.hypershift.azure.diagnose.evidence;

import org.jspecify.annotations.NullMarked;
