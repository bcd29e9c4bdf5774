package io.hypershift.azure.maven;

import org.jspecify.annotations.Nullable;

/**
 * Whose a cluster is and what becomes of it, as a goal's parameters of the same names tell.
 *
 * @param owner the build, unless given
 * @param keepOnFailure not at all, unless given
 * @param failOnDestroyError only where the goal is called directly, unless given
 */
record Tenure(
        @Nullable String owner,
        String clusterGracePeriod,
        boolean clusterPerModule,
        @Nullable String keepOnFailure,
        @Nullable Boolean failOnDestroyError) {}
