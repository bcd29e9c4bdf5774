package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Resource groups. */
final class Groups implements Endpoint {
    static final String TYPE = "Microsoft.Resources/resourceGroups";
    private static final Duration CREATE = Duration.ofMillis(1500);
    private static final Duration DELETE_EMPTY = Duration.ofSeconds(20);
    private static final Duration DELETE_FULL = Duration.ofSeconds(70);

    private final ArmState state;
    private final Authorizer authorizer;
    private final Waits waits;
    private final Removal removal;

    Groups(ArmState state, ResourceTypes types, Authorizer authorizer) {
        this.state = state;
        this.authorizer = authorizer;
        this.waits = new Waits(state);
        this.removal = new Removal(state, types);
    }

    @Override
    public boolean serves(ArmPath path) {
        var segments = path.scope().segments();
        return path.namespace().isEmpty()
                && (segments.size() == 3 || segments.size() == 4)
                && segments.get(2).equalsIgnoreCase("resourcegroups");
    }

    @Override
    public ArmAnswer answer(ArmCall call) throws InterruptedException {
        if (call.path().scope().segments().size() == 3) {
            return list(call);
        }
        var id = call.path().scope();
        return switch (call.method()) {
            case "GET" -> ArmAnswer.of(200, show(get(id)));
            case "HEAD" -> ArmAnswer.empty(state.resources().find(id).isPresent() ? 204 : 404);
            case "PUT" -> put(call);
            case "PATCH" -> patch(call);
            case "DELETE" -> delete(call);
            default -> throw new ArmException(405, "MethodNotAllowed", "Not on a resource group.");
        };
    }

    private ArmAnswer list(ArmCall call) {
        var filter = TagFilter.parse(call.parameter("$filter"));
        return Pages.of(
                state.resources().where(Groups::isGroup).stream()
                        .filter(group -> authorizer.sees(call.caller(), group.id()))
                        .filter(filter::accepts)
                        .map(Groups::show)
                        .toList(),
                call);
    }

    private ArmAnswer put(ArmCall call) throws InterruptedException {
        var body = call.body();
        var location = Json.text(body, "/location")
                .orElseThrow(() -> ArmException.badRequest(
                        "LocationRequired", "The location property is required for this definition."));
        waits.pause(CREATE, false);
        synchronized (state) {
            var existing = state.resources().find(call.path().scope());
            existing.flatMap(Resource::location)
                    .filter(old -> !old.equalsIgnoreCase(location))
                    .ifPresent(old -> {
                        throw ArmException.conflict(
                                "InvalidResourceGroupLocation",
                                "Invalid resource group location '%s'. The Resource group already exists in location '%s'."
                                        .formatted(location, old));
                    });
            var stored = Json.object().put("location", location);
            stored.set("tags", Json.child(body, "tags"));
            return store(existing, call.path().scope(), stored);
        }
    }

    private ArmAnswer patch(ArmCall call) {
        synchronized (state) {
            var existing = get(call.path().scope());
            var merged = existing.body();
            if (call.body().get("tags") instanceof ObjectNode tags) {
                merged.set("tags", tags);
            }
            return store(Optional.of(existing), existing.id(), merged);
        }
    }

    private ArmAnswer store(Optional<Resource> existing, ResourceId id, ObjectNode body) {
        var name = existing.map(Resource::id).orElse(id).name();
        var canonical = ResourceId.subscription(state.subscription()).child("resourceGroups", name);
        Json.child(body, "properties").put("provisioningState", "Succeeded");
        var group = new Resource(canonical, body, state.clock().instant());
        state.resources().put(group);
        return ArmAnswer.of(existing.isPresent() ? 200 : 201, show(group));
    }

    private ArmAnswer delete(ArmCall call) throws InterruptedException {
        Resource group;
        Duration lasts;
        synchronized (state) {
            group = get(call.path().scope());
            boolean empty = state.resources()
                            .where(it -> call.path().scope().contains(it.id()))
                            .size()
                    == 1;
            lasts = empty ? DELETE_EMPTY : DELETE_FULL;
            state.resources().put(group.withProvisioningState("Deleting"));
        }
        boolean polled = waits.polled(Pace.Style.LOCATION, lasts);
        if (!polled) {
            waits.pause(lasts, false);
            synchronized (state) {
                removal.of(group.id());
            }
            return ArmAnswer.empty(200);
        }
        var operation = state.operations().start(group.id(), waits.scaled(lasts), true, () -> removal.of(group.id()));
        return ArmAnswer.empty(202).with(location(operation, group, call));
    }

    private Map<String, String> location(Operations.Operation operation, Resource group, ArmCall call) {
        var job = Json.object()
                .put("jobId", "RESOURCEGROUPDELETIONJOB-" + operation.id())
                .put("jobLocation", group.location().orElse(""));
        var token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(job).getBytes(StandardCharsets.UTF_8));
        var headers = waits.headers(operation, Pace.Style.LOCATION, call);
        return Map.of(
                "Location",
                "https://%s/subscriptions/%s/operationresults/%s?api-version=%s"
                        .formatted(call.http().host(), state.subscription(), token, call.apiVersion()),
                "Retry-After",
                headers.getOrDefault("Retry-After", "1"));
    }

    private Resource get(ResourceId id) {
        return state.resources().find(id).orElseThrow(() -> ArmException.groupNotFound(id.name()));
    }

    static boolean isGroup(Resource resource) {
        return resource.id().segments().size() == 4 && resource.id().group().isPresent();
    }

    private static ObjectNode show(Resource group) {
        return group.document().put("type", TYPE);
    }
}
