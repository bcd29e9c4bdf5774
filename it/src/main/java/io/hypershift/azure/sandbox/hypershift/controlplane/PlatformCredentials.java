package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Secrets that tell components beside a control plane as whom they sign in to Azure; HyperShift's operator makes them
 * (HyperShift 3ee9615, hostedcluster/internal/platform/azure: ReconcileCredentials).
 */
record PlatformCredentials(KubeApi api, HostedCluster cluster) {

    /** One of them, and what the operator calls it. */
    private record Credentials(Component component, String secret, String words) {}

    /** Makes those that are missing; answers why the management cluster does not take one. */
    Optional<String> ensure() {
        return wanted().filter(it -> Capabilities.of(cluster).use(it.component()))
                .flatMap(it -> make(it).stream())
                .findFirst();
    }

    private static Stream<Credentials> wanted() {
        var many = "failed to reconcile Azure credentials: ";
        return Stream.of(
                new Credentials(
                        Component.INGRESS,
                        "azure-ingress-credentials",
                        many + "failed to reconcile ingress credentials"),
                new Credentials(
                        Component.IMAGE_REGISTRY,
                        "azure-image-registry-credentials",
                        many + "failed to reconcile image registry credentials"),
                new Credentials(
                        Component.NETWORK,
                        "cloud-network-config-controller-creds",
                        "failed to reconcile cloud network config controller credentials"));
    }

    private Optional<String> make(Credentials wanted) {
        var namespace = cluster.controlPlaneNamespace();
        if (api.get(Kind.SECRET, namespace, wanted.secret()).isPresent()) {
            return Optional.empty();
        }
        var data = new TreeMap<String, String>();
        Map.of(
                        "azure_client_id", cluster.clientId(wanted.component().key()),
                        "azure_region", cluster.azure("location"),
                        "azure_resource_prefix", cluster.name() + "-" + cluster.infraId(),
                        "azure_resourcegroup", cluster.azure("resourceGroup"),
                        "azure_subscription_id", cluster.azure("subscriptionID"),
                        "azure_tenant_id", cluster.azure("tenantID"),
                        "azure_federated_token_file", "/var/run/secrets/openshift/serviceaccount/token")
                .forEach((key, value) -> data.put(key, base64(value)));
        return api.tryToCreate(
                        Kind.SECRET,
                        Resource.of(Kind.SECRET, namespace, wanted.secret()).with("/data", data))
                .map(it -> wanted.words() + ": " + it);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
