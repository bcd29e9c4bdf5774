/** What tests that cross modules need of clusters' infrastructure and no request can tell yet. */
@NullMarked
package io.hypershift.azure.cluster;

import org.jspecify.annotations.NullMarked;
