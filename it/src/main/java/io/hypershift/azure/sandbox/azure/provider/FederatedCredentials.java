package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Federated credentials of managed identities, with the limits of Microsoft's considerations page of workload identity
 * federation: 20 per identity, one writer at a time, no two with the same issuer and subject.
 */
final class FederatedCredentials implements ResourceType {
    static final String TYPE = Identities.TYPE + "/federatedIdentityCredentials";

    private static final int MOST = 20;
    private static final int LONGEST = 600;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}");

    private final ArmState state;

    FederatedCredentials(ArmState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(2, 2);
    }

    @Override
    public ObjectNode put(Put put) {
        var identity = put.id().parent().orElseThrow();
        if (state.resources().find(identity).isEmpty()) {
            throw new ArmException(
                    404,
                    "ParentResourceNotFound",
                    "Failed to perform 'write' on resource(s) of type 'userAssignedIdentities/federatedIdentityCredentials', because the parent resource '%s' could not be found."
                            .formatted(identity));
        }
        if (!NAME.matcher(put.id().name()).matches()) {
            throw ArmException.badRequest(
                    "BadRequest",
                    "The federated identity credential name '%s' is not valid: it must be 3 to 120 letters, digits, '-' or '_', and begin with a letter or digit."
                            .formatted(put.id().name()));
        }
        var issuer = text(put.body(), "issuer");
        var subject = text(put.body(), "subject");
        checkAudiences(put.body());
        checkSiblings(identity, put.id(), issuer, subject);
        return keepProperties(put.body());
    }

    private static String text(ObjectNode body, String property) {
        var value = body.path("properties").path(property).asText();
        if (value.isEmpty()) {
            throw ArmException.badRequest(
                    "BadRequest",
                    "The property '%s' of a federated identity credential must not be empty.".formatted(property));
        }
        checkLength(property, value);
        return value;
    }

    private static void checkAudiences(ObjectNode body) {
        var audiences = body.path("properties").path("audiences");
        if (audiences.size() != 1) {
            throw ArmException.badRequest(
                    "BadRequest",
                    "A federated identity credential must have exactly one audience, not %d."
                            .formatted(audiences.size()));
        }
        checkLength("audiences", audiences.path(0).asText());
    }

    private static void checkLength(String property, String value) {
        if (value.length() > LONGEST) {
            throw ArmException.badRequest(
                    "BadRequest", "The property '%s' is longer than %d characters.".formatted(property, LONGEST));
        }
    }

    private void checkSiblings(ResourceId identity, ResourceId id, String issuer, String subject) {
        List<Resource> others = state.resources().below(identity, TYPE).stream()
                .filter(other -> !other.id().key().equals(id.key()))
                .toList();
        if (others.size() >= MOST) {
            throw ArmException.badRequest(
                    "BadRequest",
                    "Too many Federated Identity Credentials are configured for the managed identity '%s'. The limit is %d."
                            .formatted(identity, MOST));
        }
        if (others.stream().anyMatch(other -> has(other.properties(), issuer, subject))) {
            throw ArmException.badRequest(
                    "BadRequest", "Issuer and subject combination already exists for this Managed Identity.");
        }
    }

    private static boolean has(JsonNode properties, String issuer, String subject) {
        return properties.path("issuer").asText().equals(issuer)
                && properties.path("subject").asText().equals(subject);
    }

    private static ObjectNode keepProperties(ObjectNode body) {
        var kept = Json.object();
        kept.putObject("properties")
                .setAll(((ObjectNode) body.path("properties")).retain("issuer", "subject", "audiences"));
        return kept;
    }

    @Override
    public Optional<ResourceId> exclusive(ResourceId id) {
        return id.parent();
    }

    @Override
    public ArmException busy(ResourceId identity) {
        return ArmException.conflict(
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                "Too many Federated Identity Credentials are written concurrently for the managed identity '%s'. Concurrent Federated Identity Credentials writes under the same managed identity are not supported."
                        .formatted(identity));
    }

    @Override
    public ArmException notFound(ResourceId id) {
        return new ArmException(
                404,
                "NotFound",
                "The federated identity credential '%s' could not be found for resource '%s'."
                        .formatted(id.name(), id.parent().map(ResourceId::text).orElse("")));
    }
}
