package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import java.util.List;
import java.util.UUID;

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
        var application =
                new Application(UUID.randomUUID().toString(), UUID.randomUUID().toString(), body);
        directory.put(application);
        directory.own(application.id(), owner);
        return documents.of(application);
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
