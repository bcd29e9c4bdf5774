@NullMarked
package io.hypershift.azure.sandbox.azure.entra;

import org.jspecify.annotations.NullMarked;
