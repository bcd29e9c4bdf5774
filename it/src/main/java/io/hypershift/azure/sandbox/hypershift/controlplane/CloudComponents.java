package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.AppsRecords;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.RouterLoadBalancer;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each component of a hosted cluster does at Azure once it has signed in. */
final class CloudComponents {
    /** Asked for to see whether an identity may do its work at all; nothing is changed. */
    private static final String COMPUTE_API = "2023-10-02";

    private static final String STORAGE_API = "2023-01-01";
    private static final String NETWORK_API = "2023-11-01";

    private final KubeApi management;
    private final SignIn signIn;
    private final Map<String, String> published = new ConcurrentHashMap<>();

    CloudComponents(KubeApi management, SignIn signIn) {
        this.management = management;
        this.signIn = signIn;
    }

    /** Does a component's work; answers what it still waits for, empty when it has all it needs. */
    String work(Component component, HostedCluster cluster, KubeApi hosted)
            throws AzureException, InterruptedException {
        var azure = signIn.of(cluster, component);
        return switch (component.key()) {
            case "nodePoolManagement" -> network(cluster, azure);
            case "cloudProvider" -> balance(cluster, azure, hosted);
            case "ingress" -> publish(cluster, azure, hosted);
            case "disk" -> ask(azure, cluster, "Microsoft.Compute", "disks", COMPUTE_API);
            case "file", "imageRegistry" -> ask(azure, cluster, "Microsoft.Storage", "storageAccounts", STORAGE_API);
            case "network" -> ask(azure, cluster, "Microsoft.Network", "networkInterfaces", NETWORK_API);
            default -> "";
        };
    }

    private static String ask(
            CloudSession azure, HostedCluster cluster, String provider, String type, String apiVersion)
            throws AzureException, InterruptedException {
        var collection = cluster.resourceId(provider, type, "");
        azure.get(collection.substring(0, collection.length() - 1), apiVersion);
        return "";
    }

    /** Cluster API's provider looks at the network it is given, and says so at its AzureCluster. */
    private String network(HostedCluster cluster, CloudSession azure) throws AzureException, InterruptedException {
        for (var id : List.of(cluster.azure("vnetID"), cluster.azure("subnetID"))) {
            azure.get(id, NETWORK_API);
        }
        report(cluster, "");
        return "";
    }

    /** What stands at the AzureCluster when the provider fails, or when nothing fails. */
    void report(HostedCluster cluster, String problem) {
        management
                .get(Kind.AZURE_CLUSTER, cluster.controlPlaneNamespace(), cluster.name())
                .ifPresent(azureCluster ->
                        management.updateStatus(Kind.AZURE_CLUSTER, azureCluster, status(azureCluster, problem)));
    }

    private static JsonNode status(Resource azureCluster, String problem) {
        var isFine = problem.isEmpty();
        var conditions = List.of(
                Condition.of("Ready", isFine, "", "Failed", problem),
                Condition.of("NetworkInfrastructureReady", isFine, "", "Failed", problem));
        return Json.tree(Map.of(
                "ready",
                isFine,
                "conditions",
                Conditions.clusterApi(azureCluster.at("/status/conditions"), conditions)));
    }

    private static String balance(HostedCluster cluster, CloudSession azure, KubeApi hosted)
            throws AzureException, InterruptedException {
        var service = router(hosted);
        var address = new RouterLoadBalancer(cluster, service.uid()).ensure(azure);
        address.ifPresent(ip -> hosted.updateStatus(
                Kind.SERVICE,
                service,
                Json.tree(Map.of("loadBalancer", Map.of("ingress", List.of(Map.of("ip", ip)))))));
        return address.isPresent() ? "" : "the router's load balancer is being provisioned";
    }

    /** The ingress operator may write records but not read them: it remembers what it wrote. */
    private String publish(HostedCluster cluster, CloudSession azure, KubeApi hosted)
            throws AzureException, InterruptedException {
        var address = routerAddress(hosted);
        if (address.isEmpty()) {
            return "LoadBalancerReady=False (LoadBalancerPending: the router's load balancer has no address)";
        }
        var uid = cluster.resource().uid();
        if (!address.get().equals(published.get(uid))) {
            new AppsRecords(cluster).write(azure, address.get());
            published.put(uid, address.get());
        }
        return "";
    }

    /** The Service that publishes the default router; the ingress operator makes it. */
    static Resource router(KubeApi hosted) {
        return hosted.get(Kind.SERVICE, "openshift-ingress", "router-default")
                .orElseGet(() -> hosted.apply(
                        Kind.SERVICE,
                        Resource.of(Kind.SERVICE, "openshift-ingress", "router-default")
                                .with("/spec/type", "LoadBalancer")
                                .with(
                                        "/spec/ports",
                                        List.of(
                                                Map.of("name", "http", "port", 80, "targetPort", "http"),
                                                Map.of("name", "https", "port", 443, "targetPort", "https")))));
    }

    private static Optional<String> routerAddress(KubeApi hosted) {
        return Optional.of(router(hosted).text("/status/loadBalancer/ingress/0/ip"))
                .filter(ip -> !ip.isEmpty());
    }
}
