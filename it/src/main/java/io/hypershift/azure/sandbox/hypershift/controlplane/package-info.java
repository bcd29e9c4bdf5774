/** HyperShift's operator and the control planes it makes. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.controlplane;

import org.jspecify.annotations.NullMarked;
