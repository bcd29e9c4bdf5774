/** Kubernetes objects over the wire: the only package that knows the fabric8 client. */
@NullMarked
package io.hypershift.azure.kubeapi;

import org.jspecify.annotations.NullMarked;
