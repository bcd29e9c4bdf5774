/** Registries as clients of the core's meet them. */
@NullMarked
package io.hypershift.azure.registry;

import org.jspecify.annotations.NullMarked;
