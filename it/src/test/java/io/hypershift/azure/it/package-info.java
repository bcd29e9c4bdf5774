/** The product as its users run it, on the sandbox. */
@NullMarked
package io.hypershift.azure.it;

import org.jspecify.annotations.NullMarked;
