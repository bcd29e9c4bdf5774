/** An Azure and a management cluster in one process, for trying the product and any other client of them. */
@NullMarked
package io.hypershift.azure.sandbox;

import org.jspecify.annotations.NullMarked;
