package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.cluster.HostedClusterManifest.Account;
import io.hypershift.azure.input.AzureCloud;

/** Where in Azure a cluster lies, who its components are there, and how it is reached. */
record AzurePlatformManifest(PreparedCluster cluster, Infra infra, Account account) {

    void put(ObjectNode azure) {
        azure.put("location", infra.location())
                .put("resourceGroup", infra.resourceGroup())
                .put("vnetID", infra.networkId())
                .put("subnetID", infra.subnetId())
                .put("securityGroupID", infra.securityGroupId())
                .put("subscriptionID", account.subscriptionId())
                .put("tenantID", account.tenantId());
        if (account.cloud() != AzureCloud.PUBLIC) { // which the CRD sets by itself, and the CLI leaves out
            azure.put("cloud", account.cloud().id());
        }
        putIdentities(azure.putObject("azureAuthenticationConfig"));
        putTopology(azure);
    }

    private void putIdentities(ObjectNode authentication) {
        var identities = authentication
                .put("azureAuthenticationConfigType", "WorkloadIdentities")
                .putObject("workloadIdentities");
        cluster.trust()
                .clientIds()
                .forEach(
                        (component, id) -> identities.putObject(component.key()).put("clientID", id));
    }

    private void putTopology(ObjectNode azure) {
        var options = cluster.request().options();
        var access = options.text(ENDPOINT_ACCESS);
        azure.put("topology", access);
        if (access.equals("Public")) {
            return;
        }
        var link = azure.putObject("private").put("type", "PrivateLink").putObject("privateLink");
        options.find(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID)
                .or(infra::natSubnetId)
                .ifPresent(it -> link.put("natSubnetID", it));
        var subscriptions = options.items(ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS);
        if (!subscriptions.isEmpty()) {
            subscriptions.forEach(link.putArray("additionalAllowedSubscriptions")::add);
        }
    }
}
