/** The way into the product: one object that owns clients and threads. */
@NullMarked
package io.hypershift.azure;

import org.jspecify.annotations.NullMarked;
