@NullMarked
package io.hypershift.azure.sandbox.azure.blob;

import org.jspecify.annotations.NullMarked;
