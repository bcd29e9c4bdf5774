/** Images as those get at them who bring pull secrets: the kubelets, and HyperShift's operator. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.image;

import org.jspecify.annotations.NullMarked;
