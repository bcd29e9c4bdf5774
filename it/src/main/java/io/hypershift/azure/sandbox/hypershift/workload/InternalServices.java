package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudConfig;
import io.hypershift.azure.sandbox.hypershift.cloud.InternalLoadBalancer;
import java.util.Optional;

/**
 * The management cluster's cloud provider at Services that are to be reached from inside Azure only. Without its configuration
 * the cluster is not in Azure, and they are Services like all others.
 */
final class InternalServices {
    private static final String INTERNAL = "service.beta.kubernetes.io/azure-load-balancer-internal";
    private static final String FINALIZER = "service.kubernetes.io/load-balancer-cleanup";

    private final KubeApi api;
    private final Cache secrets;
    private final AzureEndpoint azure;
    private final Events events;

    InternalServices(KubeApi api, Cache secrets, AzureEndpoint azure) {
        this.api = api;
        this.secrets = secrets;
        this.azure = azure;
        this.events = new Events(api, "service-controller");
    }

    boolean cares(Resource service) {
        return service.annotation(INTERNAL).filter("true"::equals).isPresent() && config().isPresent();
    }

    /** Whether the cloud provider, where the cluster has one, is let in to do anything for a Service. */
    boolean letsIn(Resource service) throws InterruptedException {
        var config = config();
        if (config.isEmpty()) {
            return true;
        }
        try {
            config.get().signIn(azure);
            return true;
        } catch (AzureException e) {
            tell(service, "ensure", e);
            return false;
        }
    }

    private void tell(Resource service, String act, AzureException e) {
        events.warning(
                service,
                "SyncLoadBalancerFailed",
                "Error syncing load balancer: failed to %s load balancer: %s".formatted(act, e.problem()));
    }

    private Optional<CloudConfig> config() {
        return secrets.get(CloudConfig.NAMESPACE, CloudConfig.NAME).flatMap(CloudConfig::of);
    }

    /** The address that the Service is given, once it has one. */
    synchronized Optional<String> balance(Resource service) throws InterruptedException {
        if (!api.addFinalizer(Kind.SERVICE, service, FINALIZER)) {
            return Optional.empty();
        }
        try {
            var config = config().orElseThrow();
            return new InternalLoadBalancer(config, service).ensure(config.signIn(azure));
        } catch (AzureException e) {
            tell(service, "ensure", e);
            return Optional.empty();
        }
    }

    /** Takes back what was made for a Service that is going; answers whether all is done. */
    synchronized boolean release(Resource service) throws InterruptedException {
        if (!service.finalizers().contains(FINALIZER)) {
            return true;
        }
        try {
            var config = config();
            if (config.isPresent()) {
                new InternalLoadBalancer(config.get(), service)
                        .remove(config.get().signIn(azure));
            }
            api.removeFinalizer(Kind.SERVICE, service, FINALIZER);
            return true;
        } catch (AzureException e) {
            tell(service, "delete", e);
            return false;
        }
    }
}
