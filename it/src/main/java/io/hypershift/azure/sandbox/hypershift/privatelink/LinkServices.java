package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * HyperShift's operator at private links: the private link service before the internal load balancer, both of them in the
 * management cluster's group (HyperShift 3ee9615, hypershift-operator/controllers/platform/azure/controller.go).
 */
final class LinkServices {
    private static final String FINALIZER = "hypershift.openshift.io/azure-pls-cleanup";
    private static final String API = "2024-01-01";

    private final KubeApi api;
    private final AzureEndpoint azure;
    private final PrivatePlatform platform;
    private final StageClock clock;

    LinkServices(KubeApi api, AzureEndpoint azure, PrivatePlatform platform, StageClock clock) {
        this.api = api;
        this.azure = azure;
        this.platform = platform;
        this.clock = clock;
    }

    Next reconcile(PrivateLink link, Optional<HostedCluster> cluster) throws InterruptedException {
        try {
            if (link.resource().isDeleting()) {
                return delete(link);
            }
            if (!api.addFinalizer(Kind.AZURE_PRIVATE_LINK_SERVICE, link.resource(), FINALIZER)) {
                return clock.soon();
            }
            return cluster.isEmpty() || cluster.get().isPaused() ? clock.retry() : ensure(link, cluster.get());
        } catch (AzureException e) {
            failed(link, "PLSCreationFailed", e);
            return clock.retry();
        }
    }

    private Next ensure(PrivateLink link, HostedCluster cluster) throws AzureException, InterruptedException {
        var session = platform.signIn(azure);
        var id = serviceId(link, cluster);
        var present = session.find(id, API);
        if (present.isPresent()) {
            ready(link, present.get());
            return clock.resync();
        }
        var frontend = frontend(session, link);
        if (frontend.isEmpty()) {
            return clock.retry();
        }
        var found = link.report(
                api,
                Map.of("internalLoadBalancerID", owner(frontend.get())),
                Condition.isTrue(
                        "AzureInternalLoadBalancerAvailable", PrivateLink.SUCCESS, "Internal Load Balancer found"));
        try {
            var nat = new NatSubnet(session, cluster).ensure(link.spec("natSubnetID"), frontend.get());
            ready(found, session.put(id, API, service(link, cluster, frontend.get(), nat)));
            return clock.soon();
        } catch (AzureException e) {
            failed(found, "PLSCreationFailed", e);
            return clock.retry();
        }
    }

    private String serviceId(PrivateLink link, HostedCluster cluster) {
        var clusterId = cluster.resource().text("/spec/clusterID");
        var suffix = clusterId.isEmpty() ? cluster.resource().uid() : clusterId;
        return platform.group() + "/providers/Microsoft.Network/privateLinkServices/pls-"
                + (link.isRouter() ? "" : link.name() + "-") + suffix;
    }

    /** The frontend that has the Service's address. */
    private Optional<JsonNode> frontend(CloudSession session, PrivateLink link)
            throws AzureException, InterruptedException {
        return session.get(platform.group() + "/providers/Microsoft.Network/loadBalancers", API)
                .path("value")
                .valueStream()
                .flatMap(it -> it.at("/properties/frontendIPConfigurations").valueStream())
                .filter(it -> it.at("/properties/privateIPAddress").asText().equals(link.spec("loadBalancerIP")))
                .findFirst();
    }

    private static String owner(JsonNode frontend) {
        var id = frontend.path("id").asText();
        return id.substring(0, id.indexOf("/frontendIPConfigurations/"));
    }

    private static Map<String, Object> service(
            PrivateLink link, HostedCluster cluster, JsonNode frontend, String natSubnet) {
        var allowed = Map.of("subscriptions", subscriptions(link));
        return Map.of(
                "location",
                link.spec("location"),
                "tags",
                Map.of(
                        "kubernetes.io_cluster_" + cluster.name(),
                        "owned",
                        "hypershift.openshift.io_resource-type",
                        "private-link-service"),
                "properties",
                Map.of(
                        "loadBalancerFrontendIpConfigurations",
                        List.of(Map.of("id", frontend.path("id"))),
                        "ipConfigurations",
                        List.of(Map.of(
                                "name",
                                "pls-nat-ip",
                                "properties",
                                Map.of(
                                        "privateIPAllocationMethod",
                                        "Dynamic",
                                        "primary",
                                        true,
                                        "subnet",
                                        Map.of("id", natSubnet)))),
                        "visibility",
                        allowed,
                        "autoApproval",
                        allowed,
                        "enableProxyProtocol",
                        false));
    }

    private static List<String> subscriptions(PrivateLink link) {
        return Stream.concat(
                        Stream.of(link.guestSubscription()),
                        link.resource().items("/spec/additionalAllowedSubscriptions").stream()
                                .map(JsonNode::asText))
                .distinct()
                .toList();
    }

    private void ready(PrivateLink link, JsonNode service) {
        var message = "Azure Private Link Service is ready";
        link.report(
                api,
                Map.of(
                        "privateLinkServiceID", service.path("id").asText(),
                        "privateLinkServiceAlias",
                                service.at("/properties/alias").asText()),
                Condition.isTrue("AzurePLSCreated", PrivateLink.SUCCESS, message),
                Condition.isTrue("AzurePrivateLinkServiceAvailable", PrivateLink.SUCCESS, message));
    }

    private void failed(PrivateLink link, String reason, AzureException e) {
        var message = "Azure API error: " + e.problem();
        link.report(
                api,
                Map.of(),
                Condition.isFalse("AzurePLSCreated", reason, message),
                Condition.isFalse("AzurePrivateLinkServiceAvailable", reason, message));
    }

    /** A service goes when no endpoint is connected to it any more: those that are, are rejected. */
    private Next delete(PrivateLink link) throws AzureException, InterruptedException {
        if (!link.resource().finalizers().contains(FINALIZER)) {
            return Next.WHEN_CHANGED;
        }
        var id = link.status("privateLinkServiceID");
        if (!id.isEmpty()) {
            var session = platform.signIn(azure);
            if (rejectsSome(session, id)) {
                return clock.soon();
            }
            session.delete(id, API);
        }
        api.removeFinalizer(Kind.AZURE_PRIVATE_LINK_SERVICE, link.resource(), FINALIZER);
        return Next.WHEN_CHANGED;
    }

    private static boolean rejectsSome(CloudSession session, String id) throws AzureException, InterruptedException {
        var active = session.find(id, API).stream()
                .flatMap(it -> it.at("/properties/privateEndpointConnections").valueStream())
                .filter(it -> it.at("/properties/privateLinkServiceConnectionState/status")
                        .asText()
                        .matches("Approved|Pending"))
                .toList();
        for (var connection : active) {
            session.put(
                    connection.path("id").asText(),
                    API,
                    Map.of(
                            "properties",
                            Map.of(
                                    "privateLinkServiceConnectionState",
                                    Map.of(
                                            "status", "Rejected",
                                            "description", "Rejected during Private Link Service deletion"))));
        }
        return !active.isEmpty();
    }
}
