/** A Kubernetes API server in the process: what it promises is what a real one was measured to do. */
@NullMarked
package io.hypershift.azure.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
