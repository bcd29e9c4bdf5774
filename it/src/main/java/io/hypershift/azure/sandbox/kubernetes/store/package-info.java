/** The objects, their revisions and what happened to them. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.store;

import org.jspecify.annotations.NullMarked;
