@NullMarked
package io.hypershift.azure.sandbox.azure.provider;

import org.jspecify.annotations.NullMarked;
