package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.ApplicationCredential;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.FederatedCredential;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** {@code federatedIdentityCredentials} of applications. */
record FederatedCredentials(Directory directory, Clock clock) {

    /** What Graph allows an application. */
    private static final int MOST = 20;

    List<ObjectNode> of(String application) {
        return directory.credentialsOf(application).stream()
                .map(FederatedCredentials::document)
                .toList();
    }

    ObjectNode add(String application, ObjectNode body) {
        var existing = directory.credentialsOf(application);
        var name = required(body, "name");
        var wanted = new FederatedCredential(
                required(body, "issuer"),
                required(body, "subject"),
                Json.elements(body.path("audiences")).map(it -> it.asText()).toList());
        if (wanted.audiences().size() != 1) {
            throw GraphException.badRequest("A federated identity credential must have exactly one audience.");
        }
        if (existing.size() >= MOST) {
            throw GraphException.badRequest("An application can have no more than 20 federated identity credentials.");
        }
        var taken = existing.stream()
                .anyMatch(it -> it.name().equals(name)
                        || (it.credential().issuer().equals(wanted.issuer())
                                && it.credential().subject().equals(wanted.subject())));
        if (taken) {
            throw new GraphException(
                    409,
                    "Request_MultipleObjectsWithSameKeyValue",
                    "FederatedIdentityCredential with name %s already exists.".formatted(name));
        }
        var credential =
                new ApplicationCredential(UUID.randomUUID().toString(), application, name, wanted, clock.instant());
        directory.add(credential);
        return document(credential);
    }

    /** @param key the id or the name */
    void remove(String application, String key) {
        if (!directory.removeCredential(application, key)) {
            throw GraphException.notFound(key);
        }
    }

    private static String required(ObjectNode body, String property) {
        var value = body.path(property).asText();
        if (value.isEmpty()) {
            throw GraphException.badRequest("Property %s is required but is not given.".formatted(property));
        }
        return value;
    }

    private static ObjectNode document(ApplicationCredential it) {
        var document = Json.object()
                .put("id", it.id())
                .put("name", it.name())
                .put("issuer", it.credential().issuer())
                .put("subject", it.credential().subject())
                .putNull("description");
        document.set("audiences", Json.strings(it.credential().audiences()));
        return document;
    }
}
