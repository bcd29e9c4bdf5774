/** Container registries and OpenShift's release controllers: what a release image is, told by who has it. */
@NullMarked
package io.hypershift.azure.registry;

import org.jspecify.annotations.NullMarked;
