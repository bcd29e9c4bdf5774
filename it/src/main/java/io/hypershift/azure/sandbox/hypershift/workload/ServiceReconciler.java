package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives the Services of a namespace the addresses of their pods, and load balancers their own. */
public final class ServiceReconciler implements Reconciler {
    /** Everything listens on the loopback interface, so that is where a load balancer is reached. */
    private static final String LOAD_BALANCER = "127.0.0.1";

    /** A public IP and a rule on the management cluster's load balancer. */
    private static final Duration LOAD_BALANCER_TIME = Duration.ofSeconds(90);

    private final KubeApi api;
    private final Cache services;
    private final Cache pods;
    private final Cache endpoints;
    private final Cache slices;
    private final StageClock clock;
    private final InternalServices internal;

    public ServiceReconciler(KubeApi api, Caches caches, StageClock clock, AzureEndpoint azure) {
        this.api = api;
        this.services = caches.of(Kind.SERVICE);
        this.pods = caches.of(Kind.POD);
        this.endpoints = caches.of(Kind.ENDPOINTS);
        this.slices = caches.of(Kind.ENDPOINT_SLICE);
        this.clock = clock;
        this.internal = new InternalServices(api, caches.of(Kind.SECRET), azure);
    }

    /** Looks at all Services of the namespace; the name does not matter. */
    @Override
    public Next reconcile(String namespace, String name) throws InterruptedException {
        var next = Next.WHEN_CHANGED;
        for (var service : services.in(namespace)) {
            if (service.isDeleting()) {
                next = internal.release(service) ? next : next.or(clock.retry());
                continue;
            }
            if (service.has("/spec/selector")) {
                var sets = EndpointSets.of(service, pods.in(namespace));
                put(Kind.ENDPOINTS, endpoints, sets.endpoints(), "/subsets");
                put(Kind.ENDPOINT_SLICE, slices, sets.slice(), "/endpoints", "/ports");
            }
            if (service.text("/spec/type").equals("LoadBalancer")) {
                next = next.or(balance(service));
            }
        }
        return next;
    }

    /** Nothing is sent where nothing has changed: pods change often, and where a Service leads seldom. */
    private void put(Kind kind, Cache present, Resource wanted, String... parts) {
        var unchanged = present.get(wanted.namespace(), wanted.name())
                .filter(it -> Stream.of(parts).allMatch(part -> it.at(part).equals(wanted.at(part))))
                .isPresent();
        if (!unchanged) {
            api.apply(kind, wanted);
        }
    }

    private Optional<String> address(Resource service) throws InterruptedException {
        if (internal.cares(service)) {
            return internal.balance(service);
        }
        return internal.letsIn(service) ? Optional.of(LOAD_BALANCER) : Optional.empty();
    }

    private Next balance(Resource service) throws InterruptedException {
        if (service.has("/status/loadBalancer/ingress")) {
            return Next.WHEN_CHANGED;
        }
        if (!clock.isOver(service, "load balancer", LOAD_BALANCER_TIME)) {
            return clock.soon();
        }
        var address = address(service);
        if (address.isEmpty()) {
            return clock.retry();
        }
        clock.forget(service.uid());
        var ingress = Map.of("ingress", List.of(Map.of("ip", address.get())));
        api.updateStatus(Kind.SERVICE, service, Json.tree(Map.of("loadBalancer", ingress)));
        return Next.WHEN_CHANGED;
    }
}
