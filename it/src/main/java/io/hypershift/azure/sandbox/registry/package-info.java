/** Container registries, and OpenShift's release controllers, as their clients know them. */
@NullMarked
package io.hypershift.azure.sandbox.registry;

import org.jspecify.annotations.NullMarked;
