package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.Resource;

/** DELETE of resources. */
final class Deletes {
    private final ArmState state;
    private final ResourceTypes types;
    private final Waits waits;
    private final Removal removal;

    Deletes(ArmState state, ResourceTypes types, Waits waits) {
        this.state = state;
        this.types = types;
        this.waits = waits;
        this.removal = new Removal(state, types);
    }

    ArmAnswer delete(ArmCall call) throws InterruptedException {
        var id = call.path().id();
        var type = types.of(id);
        var existing = state.resources().find(id);
        if (existing.isEmpty()) {
            return ArmAnswer.empty(204);
        }
        var pace = type.pace();
        boolean polled = waits.polled(pace.deletes(), pace.delete());
        if (!polled) {
            waits.pause(pace.delete(), type.exclusive(id).isPresent());
        }
        synchronized (state) {
            Preconditions.check(call, existing);
            type.checkDelete(existing.get());
            if (polled) {
                return begin(call, pace, existing.get());
            }
            removal.of(id);
            return type.deleteAnswer(existing.get());
        }
    }

    private ArmAnswer begin(ArmCall call, Pace pace, Resource resource) {
        state.resources().put(resource.withProvisioningState("Deleting"));
        var operation = state.operations()
                .start(resource.id(), waits.scaled(pace.delete()), true, () -> removal.of(resource.id()));
        return ArmAnswer.empty(202).with(waits.headers(operation, pace.deletes(), call));
    }
}
