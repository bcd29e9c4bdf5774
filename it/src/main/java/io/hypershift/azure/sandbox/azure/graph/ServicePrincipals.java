package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Service principals, one per application, and those of managed identities. */
record ServicePrincipals(Directory directory, Documents documents, Duration replication, Clock clock)
        implements Objects {
    @Override
    public List<ObjectNode> all() {
        var now = clock.instant();
        return directory.principals(principal -> !now.isBefore(principal.knownFrom())).stream()
                .map(documents::of)
                .toList();
    }

    @Override
    public ObjectNode create(ObjectNode body, String owner) {
        var appId = body.path("appId").asText();
        var application = directory
                .applicationByAppId(appId)
                .orElseThrow(() -> GraphException.badRequest(
                        "The appId '%s' of the service principal does not reference a valid application object."
                                .formatted(appId)));
        if (directory.principalByAppId(appId).isPresent()) {
            throw new GraphException(
                    409,
                    "Request_MultipleObjectsWithSameKeyValue",
                    "The service principal cannot be created, updated, or restored because the service principal name %s is already in use."
                            .formatted(appId));
        }
        var principal = new ServicePrincipal(
                UUID.randomUUID().toString(),
                application.appId(),
                application.displayName(),
                Optional.empty(),
                clock.instant().plus(replication));
        directory.put(principal);
        directory.own(principal.id(), owner);
        return documents.of(principal);
    }

    @Override
    public String upsertKey() {
        return "appId";
    }

    @Override
    public void patch(String id, ObjectNode body) {
        if (directory.principal(id).isEmpty()) {
            throw GraphException.notFound(id);
        }
    }

    @Override
    public boolean delete(String id) {
        return directory.removePrincipal(id);
    }
}
