/** What a user gave, with where it came from, and the checks that tell every problem at once. */
@NullMarked
package io.hypershift.azure.input;

import org.jspecify.annotations.NullMarked;
