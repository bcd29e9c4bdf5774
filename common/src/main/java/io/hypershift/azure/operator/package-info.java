/** Phase 2 of the guide: the HyperShift operator on the management cluster. */
@NullMarked
package io.hypershift.azure.operator;

import org.jspecify.annotations.NullMarked;
