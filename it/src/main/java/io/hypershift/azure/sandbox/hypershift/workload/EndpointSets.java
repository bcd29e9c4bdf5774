package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a Service leads: the addresses of its pods, those that are ready and those that are not, in the old form and the new.
 *
 * @param pods the pods that the Service selects and that have an address
 */
record EndpointSets(Resource service, List<Resource> pods) {

    static EndpointSets of(Resource service, List<Resource> all) {
        return new EndpointSets(
                service,
                all.stream()
                        .filter(pod -> pod.isSelectedBy(service.at("/spec/selector")))
                        .filter(pod -> !pod.isDeleting() && pod.has("/status/podIP"))
                        .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.text("/status/phase")))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList());
    }

    Resource endpoints() {
        var subset = new HashMap<String, Object>();
        put(subset, "addresses", addresses(true));
        put(subset, "notReadyAddresses", addresses(false));
        if (!subset.isEmpty()) {
            subset.put("ports", ports());
        }
        return Resource.of(Kind.ENDPOINTS, service.namespace(), service.name())
                .ownedBy(service)
                .with("/subsets", subset.isEmpty() ? List.of() : List.of(subset));
    }

    private static void put(Map<String, Object> subset, String name, List<?> addresses) {
        if (!addresses.isEmpty()) {
            subset.put(name, addresses);
        }
    }

    private List<Map<String, Object>> addresses(boolean ready) {
        return pods.stream()
                .filter(pod -> Pods.isReady(pod) == ready)
                .map(pod -> Map.<String, Object>of(
                        "ip",
                        pod.text("/status/podIP"),
                        "nodeName",
                        pod.text("/spec/nodeName"),
                        "targetRef",
                        reference(pod)))
                .toList();
    }

    Resource slice() {
        var name = service.name() + "-" + Names.hash(service.uid()).substring(0, 5);
        return Resource.of(Kind.ENDPOINT_SLICE, service.namespace(), name)
                .withLabel("kubernetes.io/service-name", service.name())
                .withLabel("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
                .ownedBy(service)
                .with("/addressType", "IPv4")
                .with("/endpoints", pods.stream().map(EndpointSets::endpoint).toList())
                .with("/ports", ports());
    }

    private static Map<String, Object> endpoint(Resource pod) {
        var ready = Pods.isReady(pod);
        return Map.of(
                "addresses", List.of(pod.text("/status/podIP")),
                "conditions", Map.of("ready", ready, "serving", ready, "terminating", false),
                "nodeName", pod.text("/spec/nodeName"),
                "targetRef", reference(pod));
    }

    private static Map<String, String> reference(Resource pod) {
        return Map.of("kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid());
    }

    private List<JsonNode> ports() {
        return service.items("/spec/ports").stream().map(this::port).toList();
    }

    private JsonNode port(JsonNode stated) {
        var port = new HashMap<String, Object>();
        port.put("protocol", stated.path("protocol").asText("TCP"));
        if (stated.has("name")) {
            port.put("name", stated.get("name"));
        }
        var target = stated.path("targetPort");
        port.put(
                "port",
                target.isInt()
                        ? target.asInt()
                        : named(target.asText(), stated.path("port").asInt()));
        return Json.tree(port);
    }

    private int named(String name, int fallback) {
        return pods.stream()
                .limit(1)
                .flatMap(pod -> pod.items("/spec/containers").stream())
                .flatMap(container -> container.path("ports").valueStream())
                .filter(it -> name.equals(it.path("name").asText()))
                .map(it -> it.path("containerPort").asInt())
                .findFirst()
                .orElse(fallback);
    }
}
