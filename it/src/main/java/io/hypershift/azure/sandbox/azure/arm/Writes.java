package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;

/** PUT and PATCH of resources. */
final class Writes {
    private final ArmState state;
    private final ResourceTypes types;
    private final InlineChildren inline;
    private final Waits waits;
    private final Policies policies;

    Writes(ArmState state, ResourceTypes types, InlineChildren inline, Waits waits, Policies policies) {
        this.state = state;
        this.types = types;
        this.inline = inline;
        this.waits = waits;
        this.policies = policies;
    }

    ArmAnswer put(ArmCall call) throws InterruptedException {
        var path = call.path();
        var body = call.body();
        if (!inline.has(path)) {
            return write(call, types.canonical(path, state.resources()), body);
        }
        var parent = inline.parentId(path);
        var answer = write(call, parent, inline.with(path, body));
        return new ArmAnswer(answer.status(), answer.headers(), inline.find(path));
    }

    ArmAnswer patch(ArmCall call) throws InterruptedException {
        var id = call.path().id();
        var existing = state.resources().find(id).orElseThrow(() -> types.of(id).notFound(id));
        var merged = existing.body();
        call.body().properties().forEach(field -> {
            if (field.getKey().equals("properties")) {
                Json.child(merged, "properties").setAll((ObjectNode) field.getValue());
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return write(call, existing.id(), merged);
    }

    /** Takes a sub-resource out of its parent. */
    ArmAnswer removeInline(ArmCall call) throws InterruptedException {
        if (inline.find(call.path()).isEmpty()) {
            return ArmAnswer.empty(204);
        }
        write(call, inline.parentId(call.path()), inline.without(call.path()));
        return ArmAnswer.empty(200);
    }

    private ArmAnswer write(ArmCall call, ResourceId id, ObjectNode body) throws InterruptedException {
        var type = types.of(id);
        var pace = type.pace();
        boolean polled = waits.polled(pace.writes(), pace.write());
        if (!polled) {
            waits.pause(pace.write(), type.exclusive(id).isPresent());
        }
        synchronized (state) {
            Preconditions.check(call, state.resources().find(id));
            var existing = state.resources().find(id);
            var resource = new Resource(
                    existing.map(Resource::id).orElse(id),
                    type.put(new ResourceType.Put(id, policies.modified(type.name(), body), existing, call)),
                    state.clock().instant());
            var status = type.putStatus(existing.isEmpty());
            if (!polled) {
                state.resources().put(resource);
                return ArmAnswer.of(status, type.show(resource));
            }
            return begin(call, pace, resource, status, type);
        }
    }

    private ArmAnswer begin(ArmCall call, Pace pace, Resource resource, int status, ResourceType type) {
        var pending = resource.withProvisioningState(pace.writes() == Pace.Style.OPERATION ? "Updating" : "Creating");
        state.resources().put(pending);
        var operation = state.operations()
                .start(
                        resource.id(),
                        waits.scaled(pace.write()),
                        false,
                        () -> state.resources().put(resource));
        var headers = waits.headers(operation, pace.writes(), call);
        return pace.writes() == Pace.Style.OPERATION
                ? ArmAnswer.of(status, type.show(pending)).with(headers)
                : ArmAnswer.empty(202).with(headers);
    }
}
