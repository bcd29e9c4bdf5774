@NullMarked
package io.hypershift.azure.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
