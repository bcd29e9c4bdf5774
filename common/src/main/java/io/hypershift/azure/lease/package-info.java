/** Who owns which cluster until when. */
@NullMarked
package io.hypershift.azure.lease;

import org.jspecify.annotations.NullMarked;
