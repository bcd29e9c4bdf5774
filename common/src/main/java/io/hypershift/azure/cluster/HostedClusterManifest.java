package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Map;

/**
 * The HostedCluster that {@code hypershift create cluster azure} makes for a public cluster with workload identities
 * ({@code cmd/cluster/azure/create.go}).
 */
record HostedClusterManifest(
        CreateClusterRequest request, Infra infra, Map<Component, String> clientIds, String issuer, Account account) {

    static final String API_VERSION = "hypershift.openshift.io/v1beta1";
    static final String KIND = "HostedCluster";

    /** The subscription the cluster lies in, with its tenant and cloud. */
    record Account(AzureCloud cloud, String subscriptionId, String tenantId) {}

    static Ref ref(ClusterKey key) {
        return new Ref(API_VERSION, KIND, key.namespace(), key.name());
    }

    Manifest manifest() {
        var tree = Manifest.of(ref(new ClusterKey(request.namespace(), request.name())))
                .tree();
        var spec = tree.putObject("spec");
        spec.putObject("autoscaling");
        spec.putObject("capabilities");
        spec.putObject("configuration");
        spec.put("controllerAvailabilityPolicy", request.controlPlane().availabilityPolicy());
        spec.put("fips", false);
        spec.put("infraID", infra.infraId());
        spec.put("issuerURL", issuer);
        spec.put("olmCatalogPlacement", "management");
        spec.putObject("release").put("image", request.releaseImage());
        putReferences(spec);
        putDns(spec.putObject("dns"));
        putEtcd(spec.putObject("etcd"));
        putNetworking(spec.putObject("networking"));
        putServices(spec);
        var platform = spec.putObject("platform").put("type", "Azure");
        putAzure(platform.putObject("azure"));
        return new Manifest(tree);
    }

    private void putReferences(ObjectNode spec) {
        var names = new SecretNames(request.name());
        spec.putObject("pullSecret").put("name", names.pullSecret());
        spec.putObject("serviceAccountSigningKey").put("name", names.signingKey());
        spec.putObject("sshKey");
        var encryption = spec.putObject("secretEncryption").put("type", "aescbc");
        encryption.putObject("aescbc").putObject("activeKey").put("name", names.etcdEncryptionKey());
    }

    private void putDns(ObjectNode dns) {
        dns.put("baseDomain", infra.baseDomain())
                .put("publicZoneID", infra.publicZoneId())
                .put("privateZoneID", infra.privateZoneId());
        infra.appsPrefix().filter(it -> !it.equals(request.name())).ifPresent(it -> dns.put("baseDomainPrefix", it));
    }

    private void putEtcd(ObjectNode etcd) {
        etcd.put("managementType", "Managed")
                .putObject("managed")
                .putObject("storage")
                .put("type", "PersistentVolume")
                .putObject("persistentVolume")
                .put("size", request.controlPlane().etcdStorageSize());
    }

    private void putNetworking(ObjectNode networking) {
        networking.put("networkType", request.networking().networkType());
        networking
                .putArray("clusterNetwork")
                .addObject()
                .put("cidr", request.networking().clusterCidr());
        networking
                .putArray("serviceNetwork")
                .addObject()
                .put("cidr", request.networking().serviceCidr());
    }

    /** Without external DNS the API server is published by a load balancer's address, all else by routes. */
    private static void putServices(ObjectNode spec) {
        var services = spec.putArray("services");
        for (var service : List.of("APIServer", "Ignition", "Konnectivity", "OAuthServer")) {
            services.addObject()
                    .put("service", service)
                    .putObject("servicePublishingStrategy")
                    .put("type", service.equals("APIServer") ? "LoadBalancer" : "Route");
        }
    }

    private void putAzure(ObjectNode azure) {
        azure.put("location", infra.location())
                .put("resourceGroup", infra.resourceGroup())
                .put("vnetID", infra.networkId())
                .put("subnetID", infra.subnetId())
                .put("securityGroupID", infra.securityGroupId())
                .put("subscriptionID", account.subscriptionId())
                .put("tenantID", account.tenantId())
                .put("topology", "Public");
        if (account.cloud() != AzureCloud.PUBLIC) { // which the CRD sets by itself, and the CLI leaves out
            azure.put("cloud", account.cloud().id());
        }
        var authentication =
                azure.putObject("azureAuthenticationConfig").put("azureAuthenticationConfigType", "WorkloadIdentities");
        var identities = authentication.putObject("workloadIdentities");
        clientIds.forEach(
                (component, id) -> identities.putObject(component.key()).put("clientID", id));
    }
}
