package io.hypershift.azure.it;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.Watch;
import io.hypershift.azure.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All states of a namespace's objects while it looks, Secrets apart, and what its pods' containers print. */
final class SeenObjects implements AutoCloseable {
    private static final Map<String, String> KINDS = Map.of(
            "Pod", "v1",
            "ServiceAccount", "v1",
            "ConfigMap", "v1",
            "Event", "v1",
            "Service", "v1",
            "Job", "batch/v1",
            "Deployment", "apps/v1",
            "ReplicaSet", "apps/v1");

    private final KubeApi api;
    private final String namespace;
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final Set<String> logs = ConcurrentHashMap.newKeySet();
    private final List<Watch> watches = new ArrayList<>();

    private SeenObjects(KubeApi api, String namespace) {
        this.api = api;
        this.namespace = namespace;
        KINDS.forEach(
                (kind, version) -> watches.add(api.onChange(version, kind, namespace, () -> look(version, kind))));
    }

    static SeenObjects of(KubeApi api, String namespace) {
        return new SeenObjects(api, namespace);
    }

    Set<String> kinds() {
        return kinds;
    }

    Set<String> texts() {
        return texts;
    }

    Set<String> logs() {
        return logs;
    }

    private void look(String version, String kind) {
        for (var object : api.list(version, kind, namespace, Map.of())) {
            kinds.add(kind);
            texts.add(object.tree().toString());
            if (kind.equals("Pod")) {
                object.list("spec", "containers")
                        .forEach(it -> log(object, it.path("name").asText()));
            }
        }
    }

    private void log(Manifest pod, String container) {
        try {
            var log = api.logs().tail(pod.ref(), container, 100_000);
            if (!log.isEmpty()) {
                logs.add(log);
            }
        } catch (HyperShiftException e) {
            assert e.getMessage() != null; // it has not started yet, or is gone
        }
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }
}
