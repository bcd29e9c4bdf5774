/** A hosted cluster's components at Azure: they sign in with a service account's token and do their work there. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.cloud;

import org.jspecify.annotations.NullMarked;
