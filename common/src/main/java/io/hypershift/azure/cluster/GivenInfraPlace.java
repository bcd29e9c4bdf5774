package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where infrastructure that is there lies, as the ids of its document tell. */
final class GivenInfraPlace {
    private GivenInfraPlace() {}

    /** All that HyperShift looks for in the subscription that the cluster is told; a private link's subnet may lie elsewhere. */
    static void refuseOtherSubscription(Infra infra, String subscription) {
        HyperShiftException.throwIfAny(ids(infra).entrySet().stream()
                .filter(it -> !AzureId.isIn(subscription, it.getValue()))
                .map(it -> Problem.of(
                                "other-subscription",
                                "{}: {} is {}, the credentials are for subscription {}",
                                Parameter.INFRA_JSON_FILE,
                                it.getKey(),
                                it.getValue(),
                                subscription)
                        .because("HyperShift looks for all of a cluster in one subscription.")
                        .remedy("Give credentials for its subscription with {}.", Parameter.AZURE_CREDENTIALS_FILE))
                .toList());
    }

    private static Map<String, String> ids(Infra infra) {
        var ids = new LinkedHashMap<String, String>();
        ids.put("publicZoneID", infra.publicZoneId());
        ids.put("privateZoneID", infra.privateZoneId());
        ids.put("vnetID", infra.networkId());
        ids.put("subnetID", infra.subnetId());
        ids.put("securityGroupID", infra.securityGroupId());
        return ids;
    }
}
