package io.hypershift.azure.diagnose;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What private clusters need, and the load balancers of a management cluster in Azure. */
final class PrivateLinkFaults {
    private PrivateLinkFaults() {}

    static List<Scenario> all() {
        return List.of(
                privately("private-platform-not-enabled", "no-platform")
                        .before(it -> it.site()
                                .hypershift()
                                .operators()
                                .install(Setting.USUAL.operator(it.site()), new Cancellation()))
                        .shows(Signal.condition("AzurePLSCreated", "Unknown")),
                privately("private-link-subnet-unfit", "nat-policies")
                        .before(it -> new ManagementAzure(it.site()).makeNetwork("Enabled"))
                        .shows(Signal.condition(
                                "AzurePLSCreated",
                                "PrivateLinkServiceNetworkPoliciesCannotBeEnabledOnPrivateLinkServiceSubnet")),
                privately("private-link-fails", "no-nat-subnet")
                        .before(it -> it.azure().delete(ManagementAzure.NAT_SUBNET, "2023-11-01"))
                        .shows(Signal.condition("AzurePLSCreated", "False", "InvalidResourceReference")),
                privately("private-link-refused", "operator-no-role")
                        .before(PrivateLinkFaults::takeOperatorsRole)
                        .shows(Signal.condition("AzurePLSCreated", "False", "AuthorizationFailed")),
                privately("role-missing", "no-endpoint")
                        .before(it -> it.azure().takeRoles("controlPlaneOperator"))
                        .shows(Signal.condition("AzurePrivateEndpointAvailable", "False", "AuthorizationFailed")),
                Scenario.of("load-balancer-without-address", "no-address")
                        .alone(Setting.PRIVATE)
                        .before(PrivateLinkFaults::lockOutCloudProvider)
                        .shows(Signal.event("SyncLoadBalancerFailed", "AADSTS7000215")));
    }

    private static Scenario privately(String code, String name) {
        return Scenario.of(code, name)
                .alone(Setting.PRIVATE)
                .with(Parameter.ENDPOINT_ACCESS, "Private")
                .with(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, ManagementAzure.NAT_SUBNET);
    }

    private static void takeOperatorsRole(SampleCluster cluster) {
        cluster.azure().azure().directory().principals(it -> it.displayName().equals(ManagementAzure.OPERATOR)).stream()
                .map(ServicePrincipal::id)
                .forEach(id -> cluster.azure()
                        .remove(role ->
                                role.properties().path("principalId").asText().equals(id)));
    }

    /** Gives the management cluster's cloud provider a secret that is none. */
    private static void lockOutCloudProvider(SampleCluster cluster) {
        var secret = cluster.management().secrets().inNamespace("kube-system").withName("azure-cloud-provider");
        edit(secret, it -> {
            var config =
                    new String(Base64.getDecoder().decode(it.getData().get("cloud-config")), StandardCharsets.UTF_8);
            var wrong = config.replaceAll("\"aadClientSecret\":\"[^\"]*\"", "\"aadClientSecret\":\"expired\"");
            it.getData()
                    .put("cloud-config", Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8)));
        });
    }
}
