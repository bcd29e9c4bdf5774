package io.hypershift.azure.maven;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.aether.SessionData;

/**
 * The clusters a build has made and not destroyed yet, each with the work that destroys it. They are kept in the session's
 * data and as JDK types, since two declarations of the plugin with different dependencies are two class loaders; whoever
 * claims a cluster first is the one to destroy it.
 */
final class SessionClusters {
    private static final String CLUSTERS = "io.hypershift.azure.clusters";
    private static final String WATCHED = "io.hypershift.azure.watched";

    private final SessionData data;
    private final ConcurrentMap<String, Runnable> teardowns;

    SessionClusters(SessionData data) {
        this.data = data;
        data.set(CLUSTERS, null, new ConcurrentSkipListMap<String, Runnable>());
        this.teardowns = teardownsIn(data);
    }

    void record(String cluster, Runnable teardown) {
        teardowns.put(cluster, teardown);
    }

    /** Hands the teardown to the first that asks. */
    Optional<Runnable> claim(String cluster) {
        return Optional.ofNullable(teardowns.remove(cluster));
    }

    /** The names of those nobody has claimed. */
    Iterable<String> names() {
        return Map.copyOf(teardowns).keySet().stream().sorted().toList();
    }

    /** Says that somebody looks after the clusters at the end of the session. */
    void watch() {
        data.set(WATCHED, true);
    }

    boolean isWatched() {
        return data.get(WATCHED) != null;
    }

    @SuppressWarnings("unchecked") // nobody else uses the key
    private static ConcurrentMap<String, Runnable> teardownsIn(SessionData data) {
        return (ConcurrentMap<String, Runnable>) Objects.requireNonNull(data.get(CLUSTERS));
    }
}
