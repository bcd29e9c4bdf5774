package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.regex.Pattern;

/** Blob containers, as Resource Manager shows them. */
record Containers(ArmState state, Accounts accounts) implements ResourceType {
    private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*|\\$root|\\$web");

    @Override
    public String name() {
        return Accounts.CONTAINER;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(0.5, 0.5);
    }

    @Override
    public ObjectNode put(Put put) {
        var account = BlobServices.requireAccount(state, put);
        if (!NAME.matcher(put.id().name()).matches()) {
            throw ArmException.badRequest(
                    "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
        var body = put.body();
        var properties = Json.child(body, "properties");
        if (!properties.has("publicAccess")) {
            properties.put("publicAccess", "None");
        }
        boolean asksForPublic = !properties.path("publicAccess").asText().equals("None");
        if (asksForPublic && !account.properties().path("allowBlobPublicAccess").asBoolean()) {
            throw ArmException.conflict(
                    "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
        properties
                .put("lastModifiedTime", state.clock().instant().toString())
                .put("leaseState", "Available")
                .put("leaseStatus", "Unlocked")
                .put("hasImmutabilityPolicy", false)
                .put("hasLegalHold", false);
        return body.put("etag", "\"" + Etags.next() + "\"");
    }

    @Override
    public void deleted(Resource container) {
        accounts.forgetContainer(accountOf(container.id()), container.id().name());
    }

    @Override
    public ArmException notFound(ResourceId id) {
        return new ArmException(404, "ContainerNotFound", "The specified container does not exist.");
    }

    private static String accountOf(ResourceId container) {
        return container.parent().flatMap(ResourceId::parent).orElseThrow().name();
    }
}
