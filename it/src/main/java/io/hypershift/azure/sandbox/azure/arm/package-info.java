@NullMarked
package io.hypershift.azure.sandbox.azure.arm;

import org.jspecify.annotations.NullMarked;
