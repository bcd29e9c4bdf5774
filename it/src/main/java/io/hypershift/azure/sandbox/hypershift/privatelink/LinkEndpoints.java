package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The control plane operator at private links: the endpoint in the cluster's network and the names that lead to it, made with the
 * operator's own identity (HyperShift 3ee9615, control-plane-operator/controllers/azureprivatelinkservice/controller.go).
 */
final class LinkEndpoints {
    private static final String FINALIZER = "hypershift.openshift.io/azure-private-link-service";
    private static final String CONTROL_PLANE_FINALIZER = "hypershift.openshift.io/azure-pls-endpoint-cleanup";
    private static final String API = "2024-01-01";

    private final KubeApi api;
    private final SignIn signIn;
    private final StageClock clock;

    LinkEndpoints(KubeApi api, SignIn signIn, StageClock clock) {
        this.api = api;
        this.signIn = signIn;
        this.clock = clock;
    }

    Next reconcile(PrivateLink link, HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        if (controlPlane.isDeleting()) {
            return release(cluster, controlPlane);
        }
        if (link.resource().isDeleting()) {
            return clean(link, cluster);
        }
        if (!api.addFinalizer(Kind.AZURE_PRIVATE_LINK_SERVICE, link.resource(), FINALIZER)
                || link.status("privateLinkServiceAlias").isEmpty()
                || !api.addFinalizer(Kind.HOSTED_CONTROL_PLANE, controlPlane, CONTROL_PLANE_FINALIZER)) {
            return clock.retry();
        }
        return ensure(link, cluster, controlPlane);
    }

    private Next ensure(PrivateLink link, HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        var at = link;
        var type = "AzurePrivateEndpointAvailable";
        var reason = "PrivateEndpointCreationFailed";
        try {
            var session = signIn.of(cluster, Component.CONTROL_PLANE_OPERATOR);
            at = connect(link, session);
            if (!isTrue(at, type)) {
                return clock.retry();
            }
            type = "AzurePrivateDNSAvailable";
            reason = "DNSZoneCreationFailed";
            at = publish(at, cluster, session);
            new ExternalNames(cluster).write(api, at, controlPlane);
            at.report(
                    api,
                    Map.of(),
                    Condition.isTrue(
                            "AzurePrivateLinkServiceAvailable",
                            PrivateLink.SUCCESS,
                            "All Azure Private Link Service resources are available"));
            return clock.resync();
        } catch (AzureException e) {
            at.report(api, Map.of(), Condition.isFalse(type, reason, "Azure API error: " + e.problem()));
            return clock.retry();
        }
    }

    private static boolean isTrue(PrivateLink link, String type) {
        return link.resource().hasCondition(type, "True");
    }

    private PrivateLink connect(PrivateLink link, CloudSession session) throws AzureException, InterruptedException {
        var present = session.find(endpointId(link), API);
        var endpoint = present.isPresent() ? present.get() : session.put(endpointId(link), API, endpoint(link));
        var nic = session.get(endpoint.at("/properties/networkInterfaces/0/id").asText(), API);
        var status = endpoint.at(
                        "/properties/manualPrivateLinkServiceConnections/0/properties/privateLinkServiceConnectionState/status")
                .asText();
        return link.report(
                api,
                Map.of(
                        "privateEndpointID", endpoint.path("id").asText(),
                        "privateEndpointIP", address(nic)),
                status.equals("Approved")
                        ? Condition.isTrue(
                                "AzurePrivateEndpointAvailable", PrivateLink.SUCCESS, "Private Endpoint is available")
                        : Condition.isFalse(
                                "AzurePrivateEndpointAvailable",
                                "PrivateEndpointConnectionNotApproved",
                                "Private Endpoint connection state is \"%s\", not Approved. Ensure the guest subscription is in the PLS auto-approval list, or manually approve the connection on the Private Link Service."
                                        .formatted(status)));
    }

    private static String address(JsonNode nic) {
        return nic.at("/properties/ipConfigurations/0/properties/privateIPAddress")
                .asText();
    }

    private static String endpointId(PrivateLink link) {
        return link.group() + "/providers/Microsoft.Network/privateEndpoints/" + link.name() + "-pe";
    }

    private static Map<String, Object> endpoint(PrivateLink link) {
        var connection = Map.of(
                "name",
                link.name() + "-pe",
                "properties",
                Map.of(
                        "privateLinkServiceId",
                        link.status("privateLinkServiceAlias"),
                        "requestMessage",
                        "HyperShift CPO auto-connect"));
        return Map.of(
                "location",
                link.spec("location"),
                "tags",
                Map.of("hypershift.openshift.io_resource-type", "private-endpoint"),
                "properties",
                Map.of(
                        "subnet",
                        Map.of("id", link.spec("guestSubnetID")),
                        "manualPrivateLinkServiceConnections",
                        List.of(connection)));
    }

    private PrivateLink publish(PrivateLink link, HostedCluster cluster, CloudSession session)
            throws AzureException, InterruptedException {
        var fields = new HashMap<String, String>();
        fields.put("dnsZoneName", LinkNames.internalZone(cluster));
        for (var names : LinkNames.of(link, cluster, hasSibling(link))) {
            names.write(session, link);
            fields.put(names.field(), names.zoneId(link));
        }
        return link.report(
                api,
                fields,
                Condition.isTrue(
                        "AzurePrivateDNSAvailable",
                        PrivateLink.SUCCESS,
                        "Private DNS zone and A records are available"));
    }

    private boolean hasSibling(PrivateLink link) {
        return siblings(link.resource().namespace()).stream()
                .anyMatch(it -> !it.name().equals(link.name())
                        && !it.resource().isDeleting()
                        && it.spec("baseDomain").equals(link.spec("baseDomain")));
    }

    private List<PrivateLink> siblings(String namespace) {
        return api.list(Kind.AZURE_PRIVATE_LINK_SERVICE, namespace).stream()
                .map(PrivateLink::new)
                .toList();
    }

    /** As long as the control plane has an identity it can still clean up: all links at once, and then lets the control plane go. */
    private Next release(HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        if (!controlPlane.finalizers().contains(CONTROL_PLANE_FINALIZER)) {
            return Next.WHEN_CHANGED;
        }
        try {
            var links = siblings(controlPlane.namespace());
            for (var link : links) {
                remove(link, cluster);
            }
            for (var link : links) {
                api.removeFinalizer(Kind.AZURE_PRIVATE_LINK_SERVICE, link.resource(), FINALIZER);
            }
            api.removeFinalizer(Kind.HOSTED_CONTROL_PLANE, controlPlane, CONTROL_PLANE_FINALIZER);
            return Next.WHEN_CHANGED;
        } catch (AzureException e) {
            return clock.retry();
        }
    }

    private Next clean(PrivateLink link, HostedCluster cluster) throws InterruptedException {
        if (!link.resource().finalizers().contains(FINALIZER)) {
            return Next.WHEN_CHANGED;
        }
        try {
            remove(link, cluster);
            letGo(link);
            return Next.WHEN_CHANGED;
        } catch (AzureException e) {
            return clock.retry();
        }
    }

    private void remove(PrivateLink link, HostedCluster cluster) throws AzureException, InterruptedException {
        var session = signIn.of(cluster, Component.CONTROL_PLANE_OPERATOR);
        for (var names : LinkNames.of(link, cluster, false)) {
            names.remove(session, link);
        }
        session.delete(endpointId(link), API);
    }

    /** The control plane has gone, and with it whoever could clean up: nothing is to wait for that. */
    void letGo(PrivateLink link) {
        if (link.resource().finalizers().contains(FINALIZER)) {
            api.removeFinalizer(Kind.AZURE_PRIVATE_LINK_SERVICE, link.resource(), FINALIZER);
        }
    }
}
