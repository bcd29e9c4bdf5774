package io.hypershift.azure.it;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * What there is in a sandbox: the names of all that clusters and foundations are made of.
 *
 * @param azure ids of all resources, role assignments included
 * @param management kind, namespace and name of objects on the management cluster
 */
public record SandboxState(SortedSet<String> azure, SortedSet<String> management) {
    /** The namespace of all hosted clusters: the first one makes it, and none takes it away. */
    private static final String CLUSTERS = "Namespace null/clusters";

    private static final String OF_CLUSTERS = "ConfigMap clusters/kube-root-ca.crt";

    private record Kind(String apiVersion, String name) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("v1", "Namespace"),
            new Kind("v1", "Secret"),
            new Kind("v1", "ConfigMap"),
            new Kind("coordination.k8s.io/v1", "Lease"),
            new Kind("apps/v1", "Deployment"),
            new Kind("hypershift.openshift.io/v1beta1", "HostedCluster"),
            new Kind("hypershift.openshift.io/v1beta1", "NodePool"));

    public static SandboxState of(Sandbox sandbox) {
        var azure = new TreeSet<String>();
        sandbox.azure().resources().forEach(resource -> azure.add(resource.id().text()));
        var management = new TreeSet<String>();
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            KINDS.stream().flatMap(kind -> objects(client, kind)).forEach(management::add);
            management.remove(CLUSTERS);
            management.remove(OF_CLUSTERS);
        }
        return new SandboxState(azure, management);
    }

    /** The same once a cluster that is ready has all that it makes by itself: its ingress writes its records a little later. */
    static SandboxState with(Sandbox sandbox, String cluster) {
        Awaitility.await("records of " + cluster)
                .atMost(Duration.ofMinutes(3))
                .until(() -> of(sandbox).azure().stream()
                                .filter(it -> it.endsWith("/A/*.apps." + cluster)
                                        || it.endsWith("/privateDnsZones/" + cluster + ".example.com/A/*.apps"))
                                .count()
                        == 2);
        return of(sandbox);
    }

    private static Stream<String> objects(KubernetesClient client, Kind kind) {
        return client
                .genericKubernetesResources(kind.apiVersion(), kind.name())
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .map(object -> kind.name() + " " + object.getMetadata().getNamespace() + "/"
                        + object.getMetadata().getName());
    }
}
