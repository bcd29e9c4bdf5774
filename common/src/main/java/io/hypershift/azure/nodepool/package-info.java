/** Node pools of clusters that are there: more of them, fewer, larger, smaller. */
@NullMarked
package io.hypershift.azure.nodepool;

import org.jspecify.annotations.NullMarked;
