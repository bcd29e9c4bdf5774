@NullMarked
package io.hypershift.azure.sandbox.azure;

import org.jspecify.annotations.NullMarked;
