/** What befalls a management cluster from outside, which does not follow from its state and is therefore told. */
@NullMarked
package io.hypershift.azure.sandbox.told;

import org.jspecify.annotations.NullMarked;
