/** Questions about what is there, asked without changing anything: each is answered with what was found and what to do. */
@NullMarked
package io.hypershift.azure.check;

import org.jspecify.annotations.NullMarked;
