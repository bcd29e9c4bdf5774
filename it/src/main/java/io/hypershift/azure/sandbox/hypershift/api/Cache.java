package io.hypershift.azure.sandbox.hypershift.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All objects of one kind as a watch has told of them: costs no requests, and is a little behind the server. */
public final class Cache implements AutoCloseable {
    private final Map<String, Map<String, Resource>> byNamespace = new ConcurrentHashMap<>();
    private final List<Consumer<Resource>> listeners = new CopyOnWriteArrayList<>();
    private final KubeApi.Watch watch;

    Cache(KubeApi api, Kind kind) {
        this.watch = api.watch(kind, new KubeApi.Observer() {
            @Override
            public void changed(Resource now) {
                namespace(now).put(now.name(), now);
                listeners.forEach(it -> it.accept(now));
            }

            @Override
            public void gone(Resource last) {
                namespace(last).remove(last.name());
                listeners.forEach(it -> it.accept(last));
            }
        });
    }

    private Map<String, Resource> namespace(Resource of) {
        return byNamespace.computeIfAbsent(of.namespace(), absent -> new ConcurrentHashMap<>());
    }

    /** Tells of every change from now on, and of each object that is there. */
    public void onChange(Consumer<Resource> listener) {
        listeners.add(listener);
        all().forEach(listener);
    }

    public Optional<Resource> get(String namespace, String name) {
        return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
    }

    public List<Resource> in(String namespace) {
        return List.copyOf(byNamespace.getOrDefault(namespace, Map.of()).values());
    }

    public List<Resource> all() {
        var all = new ArrayList<Resource>();
        byNamespace.values().forEach(it -> all.addAll(it.values()));
        return all;
    }

    @Override
    public void close() {
        watch.close();
    }
}
