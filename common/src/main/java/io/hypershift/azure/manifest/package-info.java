/** A Kubernetes object as a value: a thin record over a JSON tree, without a generated model. */
@NullMarked
package io.hypershift.azure.manifest;

import org.jspecify.annotations.NullMarked;
