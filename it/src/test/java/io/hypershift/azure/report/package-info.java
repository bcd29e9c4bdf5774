/** Looks at diagnoses as a reader does: in a browser. */
@NullMarked
package io.hypershift.azure.report;

import org.jspecify.annotations.NullMarked;
