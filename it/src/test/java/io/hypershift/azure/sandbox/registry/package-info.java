@NullMarked
package io.hypershift.azure.sandbox.registry;

import org.jspecify.annotations.NullMarked;
