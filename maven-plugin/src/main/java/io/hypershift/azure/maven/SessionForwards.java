package io.hypershift.azure.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.aether.SessionData;

/**
 * The ports that a build forwards to clusters, each until the session ends. They are kept in the session's data and as JDK types,
 * as the session's clusters are.
 */
final class SessionForwards {
    private static final String KEY = "io.hypershift.azure.forwards";

    private final ConcurrentMap<String, AutoCloseable> forwards;

    SessionForwards(SessionData data) {
        this.forwards = forwards(data);
    }

    /** Keeps a way open for who reads the kubeconfig in the file; the one for what the file held before is closed. */
    void keep(String file, AutoCloseable forward) throws Exception {
        var before = forwards.put(file, forward);
        if (before != null) {
            before.close();
        }
    }

    /** Closes all; returns why some could not be. */
    List<String> closeAll() {
        List<String> failures = new ArrayList<>();
        for (var file : Map.copyOf(forwards).keySet()) {
            var forward = forwards.remove(file);
            try {
                if (forward != null) {
                    forward.close();
                }
            } catch (Exception e) {
                failures.add("the port forwarded for " + file + " could not be closed: " + e);
            }
        }
        return failures;
    }

    @SuppressWarnings("unchecked") // nobody else uses the key
    private static ConcurrentMap<String, AutoCloseable> forwards(SessionData data) {
        var fresh = new ConcurrentHashMap<String, AutoCloseable>();
        data.set(KEY, null, fresh); // only where there is none yet
        var kept = (ConcurrentMap<String, AutoCloseable>) data.get(KEY);
        return kept == null ? fresh : kept;
    }
}
