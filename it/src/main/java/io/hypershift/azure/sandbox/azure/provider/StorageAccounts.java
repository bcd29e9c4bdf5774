package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Storage accounts. Their names are unique in all of Azure, and anonymous access is off unless it is asked for. */
final class StorageAccounts implements ResourceType {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{3,24}");

    private final ArmState state;
    private final Accounts accounts;

    StorageAccounts(ArmState state, Accounts accounts) {
        this.state = state;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return Accounts.TYPE;
    }

    @Override
    public Pace pace() {
        return new Pace(Duration.ofSeconds(25), Pace.Style.LOCATION, Duration.ofMillis(3500), Pace.Style.WAITING);
    }

    @Override
    public int putStatus(boolean created) {
        return 200;
    }

    @Override
    public ObjectNode put(Put put) {
        var name = put.id().name();
        checkName(name);
        accounts.find(name)
                .filter(taken -> !taken.id().key().equals(put.id().key()))
                .ifPresent(taken -> {
                    throw ArmException.conflict(
                            "StorageAccountAlreadyTaken",
                            "The storage account named %s is already taken.".formatted(name));
                });
        if (accounts.isTakenElsewhere(name)) {
            throw ArmException.conflict(
                    "StorageAccountAlreadyTaken", "The storage account named %s is already taken.".formatted(name));
        }
        var body = put.existing().map(Resource::body).orElseGet(Json::object);
        var properties = Json.child(body, "properties");
        put.body().properties().stream()
                .filter(field -> !field.getKey().equals("properties"))
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        if (put.body().path("properties") instanceof ObjectNode asked) {
            properties.setAll(asked);
        }
        complete(body, properties, name, put.call());
        return body;
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ArmException.badRequest(
                    "AccountNameInvalid",
                    "%s is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only."
                            .formatted(name));
        }
    }

    private void complete(ObjectNode body, ObjectNode properties, String name, ArmCall call) {
        if (Json.text(body, "/location").isEmpty()) {
            throw ArmException.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Json.child(body, "tags");
        if (Json.text(body, "/sku/name").isEmpty()) {
            throw ArmException.badRequest(
                    "InvalidValuesForRequestParameters", "Values for request parameters are invalid: sku.");
        }
        Json.child(body, "sku")
                .put("tier", body.at("/sku/name").asText().startsWith("Premium") ? "Premium" : "Standard");
        if (!body.has("kind")) {
            body.put("kind", "StorageV2");
        }
        if (!properties.has("allowBlobPublicAccess")) {
            properties.put("allowBlobPublicAccess", false);
        }
        if (!properties.has("supportsHttpsTrafficOnly")) {
            properties.put("supportsHttpsTrafficOnly", true);
        }
        if (!properties.has("creationTime")) {
            properties.put("creationTime", state.clock().instant().toString());
        }
        properties
                .put("provisioningState", "Succeeded")
                .put("statusOfPrimary", "available")
                .put("primaryLocation", body.path("location").asText());
        var cloud = call.http().host().substring(call.http().host().indexOf('.'));
        var suffix = cloud.equals(".azure.com") ? ".core.windows.net" : ".core" + cloud;
        properties.putObject("primaryEndpoints").put("blob", "https://" + name + ".blob" + suffix + "/");
    }

    @Override
    public void deleted(Resource account) {
        accounts.forget(account.id().name());
    }

    @Override
    public Optional<ArmAnswer> act(Resource account, String action, ArmCall call) {
        if (!action.equals("listKeys") && !action.equals("regenerateKey")) {
            return Optional.empty();
        }
        var keys = accounts.keys(account.id().name()).stream()
                .map(key -> Json.object()
                        .put("keyName", key.name())
                        .put("value", key.value())
                        .put("permissions", "Full")
                        .put("creationTime", account.writtenAt().toString()))
                .toList();
        return Optional.of(ArmAnswer.of(200, Json.object().set("keys", Json.array(keys))));
    }

    /** Answers whether the name is free, before anything is made. */
    ArmAnswer checkNameAvailability(ArmCall call) {
        var name = call.body().path("name").asText();
        if (!NAME.matcher(name).matches()) {
            return unavailable("AccountNameInvalid", name + " is not a valid storage account name.");
        }
        return accounts.find(name).isPresent() || accounts.isTakenElsewhere(name)
                ? unavailable("AlreadyExists", "The storage account named %s is already taken.".formatted(name))
                : ArmAnswer.of(200, Json.object().put("nameAvailable", true));
    }

    private static ArmAnswer unavailable(String reason, String message) {
        return ArmAnswer.of(
                200,
                Json.object().put("nameAvailable", false).put("reason", reason).put("message", message));
    }

    /** The action on the provider that asks for a free name. */
    ResourceType nameCheck() {
        return new CollectionAction("Microsoft.Storage/checkNameAvailability", this::checkNameAvailability);
    }
}
