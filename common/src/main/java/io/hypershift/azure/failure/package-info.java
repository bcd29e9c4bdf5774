/** Problems with cause and remedy, and the words a front end has for the things they speak of. */
@NullMarked
package io.hypershift.azure.failure;

import org.jspecify.annotations.NullMarked;
