@NullMarked
package io.hypershift.azure.sandbox.azure.graph;

import org.jspecify.annotations.NullMarked;
