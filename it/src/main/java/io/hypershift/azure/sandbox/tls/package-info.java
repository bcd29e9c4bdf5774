/** The certificates that the sandbox's servers show. */
@NullMarked
package io.hypershift.azure.sandbox.tls;

import org.jspecify.annotations.NullMarked;
