@NullMarked
package io.hypershift.azure.sandbox.hypershift;

import org.jspecify.annotations.NullMarked;
