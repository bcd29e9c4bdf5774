@NullMarked
package io.hypershift.azure.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
