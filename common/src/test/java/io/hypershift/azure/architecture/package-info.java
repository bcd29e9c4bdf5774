/** What holds for all of the core's packages. */
@NullMarked
package io.hypershift.azure.architecture;

import org.jspecify.annotations.NullMarked;
