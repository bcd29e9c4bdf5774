/** Phase 3 of the guide: hosted clusters, from their Azure infrastructure to their kubeconfig and back. */
@NullMarked
package io.hypershift.azure.cluster;

import org.jspecify.annotations.NullMarked;
