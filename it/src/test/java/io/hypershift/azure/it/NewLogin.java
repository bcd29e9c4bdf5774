package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Password;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A service principal that an administrator of the sandbox's directory adds, with just the rights that are named. */
public final class NewLogin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String USER_ACCESS_ADMINISTRATOR = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";

    private final Sandbox sandbox;
    private final String principal = UUID.randomUUID().toString();
    private final String client = UUID.randomUUID().toString();
    private final String secret = UUID.randomUUID().toString();
    private final ResourceId subscription = ResourceId.subscription(SUBSCRIPTION);

    private NewLogin(String name, Sandbox sandbox) {
        this.sandbox = sandbox;
        var now = Instant.now();
        var directory = sandbox.azure().directory();
        var application = UUID.randomUUID().toString();
        directory.put(
                new Application(application, client, JSON.createObjectNode().put("displayName", name)));
        directory.put(new ServicePrincipal(principal, client, name, Optional.empty(), now));
        directory.add(new Password(
                application, UUID.randomUUID().toString(), name, secret, now, now.plus(Duration.ofDays(1))));
    }

    public static NewLogin named(String name, Sandbox sandbox) {
        return new NewLogin(name, sandbox);
    }

    /** Consents to a permission for Microsoft Graph. */
    public NewLogin with(String permission) {
        sandbox.azure().directory().consent(principal, Set.of(permission));
        return this;
    }

    public NewLogin reader() {
        return assign(READER, subscription);
    }

    public NewLogin contributorAndUserAccessAdministrator() {
        return assign(CONTRIBUTOR, subscription).assign(USER_ACCESS_ADMINISTRATOR, subscription);
    }

    public NewLogin ownerOf(String group) {
        return assign(OWNER, subscription.child("resourceGroups", group));
    }

    public String clientId() {
        return client;
    }

    /** Writes what the login signs in with. */
    public Path credentials(Path file) {
        var json = JSON.createObjectNode()
                .put("subscriptionId", SUBSCRIPTION)
                .put("tenantId", sandbox.azure().directory().tenant())
                .put("clientId", client)
                .put("clientSecret", secret);
        try {
            PrivateFile.write(file, json.toString());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NewLogin assign(String role, ResourceId scope) {
        var body = JSON.createObjectNode();
        body.putObject("properties")
                .put("principalId", principal)
                .put("principalType", "ServicePrincipal")
                .put(
                        "roleDefinitionId",
                        subscription
                                .extension("Microsoft.Authorization/roleDefinitions", role)
                                .text())
                .put("scope", scope.text());
        var id = scope.extension(
                "Microsoft.Authorization/roleAssignments", UUID.randomUUID().toString());
        sandbox.azure().store().put(new Resource(id, body, Instant.now()));
        return this;
    }
}
