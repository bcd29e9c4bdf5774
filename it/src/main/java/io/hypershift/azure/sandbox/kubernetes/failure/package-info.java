/** How the API server says no. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.failure;

import org.jspecify.annotations.NullMarked;
