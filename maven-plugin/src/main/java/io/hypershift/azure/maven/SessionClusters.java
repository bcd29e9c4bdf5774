package io.hypershift.azure.maven;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.aether.SessionData;

/**
 * The clusters a build has made and not destroyed yet, each with the work that destroys it. They are kept in the session's
 * data and as JDK types, since two declarations of the plugin with different dependencies are two class loaders; whoever
 * claims a cluster first is the one to destroy it.
 */
final class SessionClusters {
    private static final String PREFIX = "io.hypershift.azure.";
    private static final String WATCHED = PREFIX + "watched";

    private final SessionData data;
    private final ConcurrentMap<String, Consumer<Boolean>> teardowns;
    private final ConcurrentMap<String, String> names;
    private final ConcurrentMap<String, ReentrantLock> locks;
    private final Set<String> done;
    private final Set<String> failed;
    private final Set<String> diagnosed;

    SessionClusters(SessionData data) {
        this.data = data;
        this.teardowns = map("clusters");
        this.names = map("names");
        this.locks = map("locks");
        this.done = set("done");
        this.failed = set("failed");
        this.diagnosed = set("diagnosed");
    }

    /** Keeps the work that destroys a cluster; it is told whether the build has failed. */
    void record(String cluster, Consumer<Boolean> teardown) {
        teardowns.put(cluster, teardown);
    }

    /** Hands the teardown to the first that asks. */
    Optional<Consumer<Boolean>> claim(String cluster) {
        return Optional.ofNullable(teardowns.remove(cluster));
    }

    /** Those nobody has claimed. */
    Iterable<String> unclaimed() {
        return Map.copyOf(teardowns).keySet().stream().sorted().toList();
    }

    /** The name that was made for a slot, by now or before. */
    String name(String slot, Supplier<String> made) {
        return names.computeIfAbsent(slot, it -> made.get());
    }

    /** The name made for a slot. */
    Optional<String> ownName(String slot) {
        return Optional.ofNullable(names.get(slot));
    }

    /** The name made for a slot, else the only one that was made. */
    Optional<String> name(String slot) {
        return ownName(slot)
                .or(() -> names.size() == 1 ? names.values().stream().findFirst() : Optional.empty());
    }

    /** Lets only one module at a time make a cluster that several share. */
    ReentrantLock lock(String cluster) {
        return locks.computeIfAbsent(cluster, it -> new ReentrantLock());
    }

    /** Says that a module does not need a cluster any more. */
    void leave(String cluster, String module) {
        done.add(cluster + " " + module);
    }

    boolean hasLeft(String cluster, String module) {
        return done.contains(cluster + " " + module);
    }

    /** Says that tests failed on a cluster. */
    void fail(String cluster) {
        failed.add(cluster);
    }

    boolean hasFailed(String cluster) {
        return failed.contains(cluster);
    }

    /** Whether nobody has begun to diagnose a cluster before; then it is for whoever asked. */
    boolean isFirstToDiagnose(String cluster) {
        return diagnosed.add(cluster);
    }

    /** Says that somebody looks after the clusters at the end of the session. */
    void watch() {
        data.set(WATCHED, true);
    }

    boolean isWatched() {
        return data.get(WATCHED) != null;
    }

    @SuppressWarnings("unchecked") // nobody else uses the key
    private <T> ConcurrentMap<String, T> map(String what) {
        return (ConcurrentMap<String, T>) kept(what, new ConcurrentHashMap<String, T>());
    }

    @SuppressWarnings("unchecked") // nobody else uses the key
    private Set<String> set(String what) {
        return (Set<String>) kept(what, ConcurrentHashMap.<String>newKeySet());
    }

    private Object kept(String what, Object fresh) {
        data.set(PREFIX + what, null, fresh); // only where there is none yet
        var kept = data.get(PREFIX + what);
        return kept == null ? fresh : kept;
    }
}
