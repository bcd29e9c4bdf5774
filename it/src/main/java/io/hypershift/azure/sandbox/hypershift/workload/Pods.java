package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pods of workloads, as their controllers make and count them. */
final class Pods {
    private final KubeApi api;
    private final Cache cache;
    private final Events events;

    Pods(KubeApi api, Cache cache, Events events) {
        this.api = api;
        this.cache = cache;
        this.events = events;
    }

    /** The pods that work for an owner; somewhat old. */
    List<Resource> of(Resource owner) {
        return working(owner, cache.in(owner.namespace()));
    }

    /** The same as they are right now: what is made or removed is decided by these. */
    List<Resource> presentOf(Resource owner) {
        var labels = owner.at("/spec/selector/matchLabels")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, label -> label.getValue().asText()));
        return new ArrayList<>(working(owner, api.list(Kind.POD, owner.namespace(), labels)));
    }

    private static List<Resource> working(Resource owner, List<Resource> pods) {
        return pods.stream()
                .filter(pod -> pod.isOwnedBy(owner) && !pod.isDeleting())
                .toList();
    }

    /** Makes a pod; where it is refused, tells so at the owner and answers why. */
    Optional<String> create(Resource owner, Resource pod) {
        var refusal = api.tryToCreate(Kind.POD, pod);
        refusal.filter(it -> !it.endsWith("because it is being terminated"))
                .ifPresent(it -> events.warning(owner, "FailedCreate", "Error creating: " + it));
        return refusal;
    }

    void delete(Resource pod) {
        api.delete(Kind.POD, pod);
    }

    /** A pod from the template in a workload's spec, with a name that begins with the owner's. */
    static Resource fromTemplate(Resource owner) {
        return filled(Resource.prefixed(Kind.POD, owner.namespace(), owner.name() + "-"), owner);
    }

    static Resource fromTemplate(Resource owner, String name) {
        return filled(Resource.of(Kind.POD, owner.namespace(), name), owner);
    }

    private static Resource filled(Resource pod, Resource owner) {
        var template = owner.at("/spec/template");
        var annotations = template.at("/metadata/annotations");
        var filled = pod.with("/metadata/labels", template.at("/metadata/labels"))
                .with("/spec", template.path("spec"))
                .ownedBy(owner);
        return annotations.isObject() ? filled.with("/metadata/annotations", annotations) : filled;
    }

    static boolean isReady(Resource pod) {
        return !pod.isDeleting() && pod.hasCondition("Ready", "True");
    }

    static long ready(List<Resource> pods) {
        return pods.stream().filter(Pods::isReady).count();
    }
}
