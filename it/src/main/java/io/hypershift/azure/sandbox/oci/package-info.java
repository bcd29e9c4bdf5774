/** What container images are made of in a registry: indexes, manifests and configurations, each named by its digest. */
@NullMarked
package io.hypershift.azure.sandbox.oci;

import org.jspecify.annotations.NullMarked;
