@NullMarked
package io.hypershift.azure.sandbox.azure.exchange;

import org.jspecify.annotations.NullMarked;
