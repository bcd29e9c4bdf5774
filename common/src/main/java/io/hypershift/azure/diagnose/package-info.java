/** What the conditions of HyperShift's objects mean: rules over what was collected, one fact about the world each. */
@NullMarked
package io.hypershift.azure.diagnose;

import org.jspecify.annotations.NullMarked;
