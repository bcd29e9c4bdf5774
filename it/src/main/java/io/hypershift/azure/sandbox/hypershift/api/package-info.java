/** What every part of the behaviour needs: Kubernetes objects as JSON, a client of them, a queue of work. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.api;

import org.jspecify.annotations.NullMarked;
