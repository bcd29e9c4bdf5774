package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Policies;
import io.hypershift.azure.azureapi.Policies.Planned;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.Map;

/** Whether the organisation's policies would let a foundation and a cluster be made. */
final class PolicyChecks {
    private static final String NETWORK_API = "2024-01-01";

    private final Policies policies;
    private final DoctorRequest request;

    PolicyChecks(Policies policies, DoctorRequest request) {
        this.policies = policies;
        this.request = request;
    }

    void addTo(Checklist list, Probe<?> login) {
        for (var resource : planned()) {
            list.add("policies on " + resource.type(), () -> ask(resource), login);
        }
    }

    /** One of each type, with the properties that policies are known to be about. */
    private List<Planned> planned() {
        return List.of(
                planned("Microsoft.Resources/subscriptions/resourceGroups", "2024-07-01", Map.of()),
                planned("Microsoft.ManagedIdentity/userAssignedIdentities", "2023-01-31", Map.of()),
                planned(
                        "Microsoft.Storage/storageAccounts",
                        "2023-05-01",
                        Map.of("allowBlobPublicAccess", true, "minimumTlsVersion", "TLS1_2")),
                planned("Microsoft.Network/virtualNetworks", NETWORK_API, Map.of()),
                planned("Microsoft.Network/networkSecurityGroups", NETWORK_API, Map.of()),
                planned("Microsoft.Network/loadBalancers", NETWORK_API, Map.of()),
                planned(
                        "Microsoft.Network/publicIPAddresses",
                        NETWORK_API,
                        Map.of("publicIPAllocationMethod", "Static")),
                planned(
                        "Microsoft.Compute/virtualMachines",
                        "2024-07-01",
                        Map.of(
                                "hardwareProfile",
                                Map.of("vmSize", request.nodes().vmSize()))));
    }

    private Planned planned(String type, String apiVersion, Map<String, Object> properties) {
        return new Planned(type, apiVersion, request.location(), properties);
    }

    private Finding<Boolean> ask(Planned resource) {
        try {
            var denying = policies.denying(resource);
            return denying.isEmpty()
                    ? Finding.passed("none forbids one in {}", resource.location())
                    : Finding.failed(
                            Text.of("forbidden by {}", String.join(", ", denying)),
                            Text.of("Ask the policy's owner for an exemption."));
        } catch (HyperShiftException e) {
            if (!e.has("MissingSubscriptionRegistration")) {
                throw e;
            }
            return Finding.unknown(
                    Text.of("not checked: the subscription is not registered for Microsoft.PolicyInsights"),
                    Text.of("Register it: az provider register --namespace Microsoft.PolicyInsights"));
        }
    }
}
