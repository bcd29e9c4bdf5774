/** Gathers what a cluster tells of itself into an archive, in the layout of {@code oc adm must-gather} and without secrets. */
@NullMarked
package io.hypershift.azure.mustgather;

import org.jspecify.annotations.NullMarked;
