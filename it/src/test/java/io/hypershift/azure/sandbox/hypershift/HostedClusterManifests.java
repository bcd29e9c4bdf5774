package io.hypershift.azure.sandbox.hypershift;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A hosted cluster as its user applies it.
 *
 * @param clientIds of its components' identities
 */
record HostedClusterManifests(String name, String infraId, Map<String, String> clientIds) {
    private static final String RELEASE = "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64";

    String secrets(String signingKey) {
        return """
            apiVersion: v1
            kind: Secret
            metadata: {name: %1$s-pull-secret, namespace: clusters}
            data: {".dockerconfigjson": %2$s}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: %1$s-key, namespace: clusters}
            data: {key: %3$s}
            """.formatted(name, base64("{\"auths\":{}}"), base64(signingKey));
    }

    String hostedCluster() {
        var vnet = Foundation.vnet(name, infraId);
        var main = Foundation.main(name, infraId);
        return """
            apiVersion: hypershift.openshift.io/v1beta1
            kind: HostedCluster
            metadata: {name: %1$s, namespace: clusters}
            spec:
              infraID: %2$s
              issuerURL: %3$s
              release: {image: "%4$s"}
              pullSecret: {name: %1$s-pull-secret}
              serviceAccountSigningKey: {name: %1$s-key}
              sshKey: {}
              controllerAvailabilityPolicy: SingleReplica
              dns:
                baseDomain: example.com
                publicZoneID: /subscriptions/%5$s/resourceGroups/os4-common/providers/Microsoft.Network/dnszones/example.com
                privateZoneID: %6$s/providers/Microsoft.Network/privateDnsZones/%1$s.example.com
              etcd:
                managementType: Managed
                managed: {storage: {type: PersistentVolume, persistentVolume: {size: 8Gi}}}
              networking:
                networkType: OVNKubernetes
                clusterNetwork: [{cidr: 10.132.0.0/14}]
                serviceNetwork: [{cidr: 172.31.0.0/16}]
              platform:
                type: Azure
                azure:
                  location: eastus
                  resourceGroup: %1$s-%2$s
                  subscriptionID: %5$s
                  tenantID: %7$s
                  topology: Public
                  vnetID: %8$s
                  subnetID: %8$s/subnets/default
                  securityGroupID: %6$s/providers/Microsoft.Network/networkSecurityGroups/none
                  azureAuthenticationConfig:
                    azureAuthenticationConfigType: WorkloadIdentities
                    workloadIdentities:
            %9$s
              services:
              - {service: APIServer, servicePublishingStrategy: {type: LoadBalancer}}
              - {service: Ignition, servicePublishingStrategy: {type: Route}}
              - {service: Konnectivity, servicePublishingStrategy: {type: Route}}
              - {service: OAuthServer, servicePublishingStrategy: {type: Route}}
            """.formatted(
                        name,
                        infraId,
                        Foundation.ISSUER,
                        RELEASE,
                        AzureGround.SUBSCRIPTION,
                        main,
                        AzureGround.TENANT,
                        vnet,
                        identities(clientIds));
    }

    private static String identities(Map<String, String> clientIds) {
        var lines = new StringBuilder();
        clientIds.forEach((component, id) -> lines.append("          ")
                .append(component)
                .append(": {clientID: ")
                .append(id)
                .append("}\n"));
        return lines.toString().stripTrailing();
    }

    String nodePool(int replicas) {
        return """
            apiVersion: hypershift.openshift.io/v1beta1
            kind: NodePool
            metadata: {name: %1$s, namespace: clusters}
            spec:
              arch: amd64
              clusterName: %1$s
              replicas: %2$d
              management: {autoRepair: false, upgradeType: Replace}
              release: {image: "%3$s"}
              platform:
                type: Azure
                azure:
                  vmSize: Standard_D4s_v5
                  subnetID: %4$s/subnets/default
                  availabilityZone: "2"
                  image: {type: AzureMarketplace, azureMarketplace: {imageGeneration: Gen2}}
                  osDisk: {sizeGiB: 120, diskStorageAccountType: Premium_LRS}
            """.formatted(name, replicas, RELEASE, Foundation.vnet(name, infraId));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
