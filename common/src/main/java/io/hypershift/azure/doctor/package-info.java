/** A look at everything that the three phases will need, before any of them is begun. */
@NullMarked
package io.hypershift.azure.doctor;

import org.jspecify.annotations.NullMarked;
