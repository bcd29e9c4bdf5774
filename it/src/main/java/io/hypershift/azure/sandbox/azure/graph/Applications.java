package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Applications; two of the same name may exist. */
record Applications(Directory directory, Documents documents) implements Objects {
    @Override
    public List<ObjectNode> all() {
        return directory.applications(any -> true).stream().map(documents::of).toList();
    }

    @Override
    public ObjectNode create(ObjectNode body, String owner) {
        if (Json.text(body, "/displayName").isEmpty()) {
            throw GraphException.badRequest("A value without a type name was found for property 'displayName'.");
        }
        body.remove(List.of("passwordCredentials", "id", "appId"));
        refuseTaken(body.path("uniqueName").asText(""));
        var application =
                new Application(UUID.randomUUID().toString(), UUID.randomUUID().toString(), body);
        directory.put(application);
        directory.own(application.id(), owner);
        return documents.of(application);
    }

    /** A deleted application keeps its unique name until it is deleted for good. */
    private void refuseTaken(String uniqueName) {
        var taken = Stream.concat(
                        directory.applications(any -> true).stream(), directory.deletedApplications().stream())
                .anyMatch(it -> !uniqueName.isEmpty()
                        && it.attributes().path("uniqueName").asText("").equals(uniqueName));
        if (taken) {
            throw GraphException.badRequest(
                    "Another object with the same value for property uniqueName already exists.");
        }
    }

    @Override
    public String upsertKey() {
        return "uniqueName";
    }

    @Override
    public void patch(String id, ObjectNode body) {
        var old = directory.application(id).orElseThrow(() -> GraphException.notFound(id));
        var attributes = old.attributes();
        body.remove(List.of("passwordCredentials", "id", "appId"));
        attributes.setAll(body);
        directory.put(new Application(old.id(), old.appId(), attributes));
    }

    @Override
    public boolean delete(String id) {
        return directory.removeApplication(id);
    }
}
