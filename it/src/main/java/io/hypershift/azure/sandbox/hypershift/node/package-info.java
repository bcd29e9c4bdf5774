/** The management cluster's nodes: who puts pods on them, runs their containers, and what those do. */
@NullMarked
package io.hypershift.azure.sandbox.hypershift.node;

import org.jspecify.annotations.NullMarked;
