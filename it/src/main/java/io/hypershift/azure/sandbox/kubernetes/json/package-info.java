/** Kubernetes objects as JSON trees: reading, paths, patches. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes.json;

import org.jspecify.annotations.NullMarked;
