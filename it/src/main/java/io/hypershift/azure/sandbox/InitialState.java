package io.hypershift.azure.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.Roles;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Password;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a sandbox begins with: a subscription that a service principal owns, and in it the public zone of a company. */
final class InitialState {
    static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    static final String TENANT = "22222222-2222-2222-2222-222222222222";
    static final String CLIENT = "33333333-3333-3333-3333-333333333333";
    static final String BASE_DOMAIN = "example.com";

    private static final String PRINCIPAL = "44444444-4444-4444-4444-444444444444";
    private static final String APPLICATION = "55555555-5555-5555-5555-555555555555";
    private static final String GROUP = "os4-common";

    private InitialState() {}

    /** Fills an empty Azure; returns the first principal's secret. */
    static String create(Azure azure) {
        var now = Instant.now();
        var secret = "sandbox~" + UUID.randomUUID();
        azure.directory().put(new Application(APPLICATION, CLIENT, Json.object().put("displayName", "sandbox")));
        azure.directory().put(new ServicePrincipal(PRINCIPAL, CLIENT, "sandbox", Optional.empty(), now));
        azure.directory().consent(PRINCIPAL, Set.of("Application.ReadWrite.OwnedBy"));
        azure.directory()
                .add(new Password(
                        APPLICATION,
                        UUID.randomUUID().toString(),
                        "sandbox",
                        secret,
                        now,
                        now.plus(Duration.ofDays(365))));
        var subscription = ResourceId.subscription(SUBSCRIPTION);
        azure.store()
                .put(new Resource(
                        subscription.extension(
                                Roles.ASSIGNMENTS, UUID.randomUUID().toString()),
                        owner(subscription),
                        now));
        var group = subscription.child("resourceGroups", GROUP);
        azure.store().put(new Resource(group, group(), now));
        azure.createZone(group, BASE_DOMAIN);
        return secret;
    }

    private static ObjectNode owner(ResourceId subscription) {
        var body = Json.object();
        body.putObject("properties")
                .put("principalId", PRINCIPAL)
                .put("principalType", "ServicePrincipal")
                .put(
                        "roleDefinitionId",
                        subscription
                                .extension("Microsoft.Authorization/roleDefinitions", Roles.OWNER)
                                .text())
                .put("scope", subscription.text());
        return body;
    }

    private static ObjectNode group() {
        var body = Json.object().put("location", "eastus");
        body.putObject("tags");
        body.putObject("properties").put("provisioningState", "Succeeded");
        return body;
    }
}
