package io.hypershift.azure.sandbox.hypershift.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One watch a kind, for all who want to know of it. */
public final class Caches implements AutoCloseable {
    private final KubeApi api;
    private final Map<Kind, Cache> caches = new ConcurrentHashMap<>();

    public Caches(KubeApi api) {
        this.api = api;
    }

    /** All objects of a kind, which must be served. */
    public Cache of(Kind kind) {
        return caches.computeIfAbsent(kind, it -> new Cache(api, it));
    }

    @Override
    public void close() {
        caches.values().forEach(Cache::close);
    }
}
