/** Secret values as a type, and the files and texts that must not give them away. */
@NullMarked
package io.hypershift.azure.sensitive;

import org.jspecify.annotations.NullMarked;
