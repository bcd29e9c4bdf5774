package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Gives the Services of a namespace the addresses of their ready pods, and load balancers their own. */
public final class ServiceReconciler implements Reconciler {
    /** Everything listens on the loopback interface, so that is where a load balancer is reached. */
    private static final String LOAD_BALANCER = "127.0.0.1";

    /** A public IP and a rule on the management cluster's load balancer. */
    private static final Duration LOAD_BALANCER_TIME = Duration.ofSeconds(90);

    private final KubeApi api;
    private final StageClock clock;

    public ServiceReconciler(KubeApi api, StageClock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Looks at all Services of the namespace; the name does not matter. */
    @Override
    public Next reconcile(String namespace, String name) {
        var pods = api.list(Kind.POD, namespace).stream().filter(Pods::isReady).toList();
        var next = Next.WHEN_CHANGED;
        for (var service : api.list(Kind.SERVICE, namespace)) {
            if (service.isDeleting()) {
                continue;
            }
            if (service.has("/spec/selector")) {
                api.apply(Kind.ENDPOINTS, endpoints(service, pods));
            }
            if (service.text("/spec/type").equals("LoadBalancer")) {
                next = next.or(balance(service));
            }
        }
        return next;
    }

    private Next balance(Resource service) {
        if (service.has("/status/loadBalancer/ingress")) {
            return Next.WHEN_CHANGED;
        }
        if (!clock.isOver(service, "load balancer", LOAD_BALANCER_TIME)) {
            return clock.soon();
        }
        clock.forget(service.uid());
        var ingress = Map.of("ingress", List.of(Map.of("ip", LOAD_BALANCER)));
        api.updateStatus(Kind.SERVICE, service, Json.tree(Map.of("loadBalancer", ingress)));
        return Next.WHEN_CHANGED;
    }

    private static Resource endpoints(Resource service, List<Resource> pods) {
        var selector = service.at("/spec/selector");
        var addresses = pods.stream()
                .filter(pod -> selects(selector, pod))
                .map(pod -> Map.of(
                        "ip",
                        Pods.address(pod),
                        "targetRef",
                        Map.of("kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid())))
                .toList();
        var ports = service.items("/spec/ports").stream()
                .map(port -> port(
                        port,
                        pods.stream()
                                .filter(pod -> selects(selector, pod))
                                .findFirst()
                                .orElse(service)))
                .toList();
        var endpoints =
                Resource.of(Kind.ENDPOINTS, service.namespace(), service.name()).ownedBy(service);
        return addresses.isEmpty()
                ? endpoints.with("/subsets", List.of())
                : endpoints.with("/subsets", List.of(Map.of("addresses", addresses, "ports", ports)));
    }

    private static boolean selects(JsonNode selector, Resource pod) {
        return selector.properties().stream()
                .allMatch(label -> pod.label(label.getKey())
                        .filter(label.getValue().asText()::equals)
                        .isPresent());
    }

    private static Map<String, Object> port(JsonNode port, Resource pod) {
        var ported = new HashMap<String, Object>();
        ported.put("protocol", port.path("protocol").asText("TCP"));
        if (port.has("name")) {
            ported.put("name", port.get("name"));
        }
        var target = port.path("targetPort");
        ported.put(
                "port",
                target.isInt()
                        ? target.asInt()
                        : named(target.asText(), pod, port.path("port").asInt()));
        return ported;
    }

    private static int named(String name, Resource pod, int fallback) {
        return pod.items("/spec/containers").stream()
                .flatMap(container ->
                        StreamSupport.stream(container.path("ports").spliterator(), false))
                .filter(it -> name.equals(it.path("name").asText()))
                .map(it -> it.path("containerPort").asInt())
                .findFirst()
                .orElse(fallback);
    }
}
