package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.arm.Roles;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Password;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A CI's service principal: it owns the subscription as the sandbox's own one does, and has no right in the directory. */
final class CiPrincipal {
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String CLIENT = "66666666-0000-4000-8000-000000000001";
    private static final String APPLICATION = "66666666-0000-4000-8000-000000000002";
    private static final String PRINCIPAL = "66666666-0000-4000-8000-000000000003";
    private static final String SECRET = "the-ci's-own-secret";

    private CiPrincipal() {}

    /** Adds it to the sandbox; what it signs in with. */
    static Source addTo(Sandbox sandbox) {
        var directory = sandbox.azure().directory();
        var now = Instant.now();
        var nodes = JsonNodeFactory.instance;
        directory.put(new Application(APPLICATION, CLIENT, nodes.objectNode().put("displayName", "ci")));
        directory.put(new ServicePrincipal(PRINCIPAL, CLIENT, "ci", Optional.empty(), now));
        directory.add(new Password(APPLICATION, "ci", "ci", SECRET, now, now.plus(Duration.ofDays(1))));
        var subscription = ResourceId.subscription(SUBSCRIPTION);
        var role = nodes.objectNode();
        role.putObject("properties")
                .put("principalId", PRINCIPAL)
                .put("principalType", "ServicePrincipal")
                .put(
                        "roleDefinitionId",
                        subscription
                                .extension("Microsoft.Authorization/roleDefinitions", Roles.OWNER)
                                .text())
                .put("scope", subscription.text());
        sandbox.azure().store().put(new Resource(subscription.extension(Roles.ASSIGNMENTS, PRINCIPAL), role, now));
        return Source.text(
                nodes.objectNode()
                        .put("subscriptionId", SUBSCRIPTION)
                        .put("tenantId", TENANT)
                        .put("clientId", CLIENT)
                        .put("clientSecret", SECRET)
                        .toString(),
                "credentials ci");
    }
}
