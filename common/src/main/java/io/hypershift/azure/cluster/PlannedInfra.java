package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.DNS_ZONE_RG_NAME;
import static io.hypershift.azure.failure.Parameter.INFRA_ID;
import static io.hypershift.azure.failure.Parameter.INFRA_JSON_FILE;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.VNET_RESOURCE_GROUP;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.CustomerNetworks;
import io.hypershift.azure.cluster.InfraRequest.Named;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.util.Optional;

/**
 * The ids that a cluster's infrastructure will have, told without asking Azure: by the names that it is made with.
 *
 * @param dnsZoneGroup the resource group of the base domain's zone
 */
record PlannedInfra(InfraRequest wanted, String subscription, Optional<String> dnsZoneGroup, Checks checks) {

    /** What cannot be told is a problem; the infrastructure is good only when there is none. */
    Infra infra() {
        checks.given(INFRA_ID, wanted.infraId());
        var layout = new InfraLayout(wanted, new Ground(false, new NetworkPlace.Own()));
        var network = network(layout);
        return new Infra(
                wanted.infraId(),
                wanted.place().location(),
                layout.mainGroup(),
                wanted.baseDomain(),
                id(needed(DNS_ZONE_RG_NAME, dnsZoneGroup), "Microsoft.Network/dnszones", wanted.baseDomain()),
                id(
                        layout.mainGroup(),
                        "Microsoft.Network/privateDnsZones",
                        wanted.appsDomain().privateZone()),
                network.vnet(),
                network.subnet(),
                network.securityGroup(),
                Optional.of(wanted.appsDomain().prefix()),
                wanted.natSubnetId());
    }

    private record Ids(String vnet, String subnet, String securityGroup) {}

    private Ids network(InfraLayout layout) {
        if (wanted.network() instanceof Network.ByIds ids) {
            return new Ids(
                    ids.vnetId(), ids.subnetId(), needed(NETWORK_SECURITY_GROUP_ID, ids.networkSecurityGroupId()));
        }
        if (wanted.network() instanceof Network.ByNames names) {
            var vnet = named(names.vnet(), VNET_RESOURCE_GROUP, CustomerNetworks.NETWORK);
            return new Ids(
                    vnet,
                    vnet + "/subnets/" + names.subnetName(),
                    named(
                            names.networkSecurityGroup(),
                            NETWORK_SECURITY_GROUP_RESOURCE_GROUP,
                            CustomerNetworks.SECURITY_GROUP));
        }
        var own = wanted.names();
        var vnet = id(layout.networkGroup(), CustomerNetworks.NETWORK, own.network());
        return new Ids(
                vnet,
                vnet + "/subnets/" + InfraNames.SUBNET,
                id(layout.securityGroupGroup(), CustomerNetworks.SECURITY_GROUP, own.securityGroup()));
    }

    private String named(Named resource, Parameter group, String type) {
        return id(needed(group, resource.resourceGroup()), type, resource.name());
    }

    private String needed(Parameter parameter, Optional<String> value) {
        if (value.isEmpty()) {
            checks.add(Problem.of("missing", "{} is not given", parameter)
                    .because("Without asking Azure, only it tells the ids of what the cluster will use.")
                    .remedy("Give it, or give {}, which tells all of them.", INFRA_JSON_FILE));
        }
        return value.orElse("");
    }

    private String id(String group, String type, String name) {
        return AzureId.resource(subscription, group, type, name);
    }
}
