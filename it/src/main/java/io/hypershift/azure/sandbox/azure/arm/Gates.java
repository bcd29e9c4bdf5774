package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.util.List;

/** What every request has to pass before the endpoint that it is for sees it, in Azure's order. */
final class Gates {
    private final ArmState state;
    private final Authorizer authorizer;
    private final Providers providers;
    private final Policies policies;
    private final Throttle throttle;
    private final Locks locks;
    private final MachineChecks machines;
    private final SubscriptionState subscription;
    private final DenyAssignments denials;

    Gates(
            ArmState state,
            Authorizer authorizer,
            Providers providers,
            Policies policies,
            Throttle throttle,
            MachineChecks machines,
            SubscriptionState subscription) {
        this.machines = machines;
        this.policies = policies;
        this.state = state;
        this.authorizer = authorizer;
        this.providers = providers;
        this.throttle = throttle;
        this.locks = new Locks(state.resources());
        this.subscription = subscription;
        this.denials = new DenyAssignments(state.resources());
    }

    void check(ArmCall call) {
        checkApiVersion(call);
        throttle.check(call);
        checkSubscription(call);
        checkRole(call);
        subscription.check(call);
        providers.checkRegistered(call);
        policies.check(call);
        checkGroup(call);
        locks.check(call);
        checkIdle(call);
        machines.check(call);
    }

    private static void checkApiVersion(ArmCall call) {
        if (call.apiVersion().isEmpty()) {
            throw ArmException.badRequest(
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
    }

    private void checkSubscription(ArmCall call) {
        call.path()
                .scope()
                .subscription()
                .filter(id -> !id.equalsIgnoreCase(state.subscription()))
                .ifPresent(id -> {
                    throw new ArmException(
                            404, "SubscriptionNotFound", "The subscription '%s' could not be found.".formatted(id));
                });
    }

    /** Whoever asks for lists of everything, or for an operation's end, gets what is theirs to see. */
    private void checkRole(ArmCall call) {
        var segments = call.path().scope().segments();
        boolean open = call.path().namespace().isEmpty()
                && (segments.size() < 2
                        || (segments.size() == 3 && call.isRead())
                        || segments.get(2 % segments.size()).equalsIgnoreCase("operationresults"));
        boolean polling =
                call.path().names().size() == 4 && call.path().names().get(0).equalsIgnoreCase("locations");
        if (!open && !polling) {
            authorizer.check(call.caller(), call.action(), target(call));
            denials.check(call.caller(), call.action(), target(call));
        }
    }

    private static ResourceId target(ArmCall call) {
        return call.path().isCollection() ? call.path().owner() : call.path().id();
    }

    private void checkGroup(ArmCall call) {
        ResourceStore resources = state.resources();
        var path = call.path();
        if (path.scope().group().isEmpty()
                || (path.namespace().isEmpty() && path.scope().segments().size() == 4)) {
            return;
        }
        var group = path.scope()
                .groupId()
                .flatMap(resources::find)
                .orElseThrow(
                        () -> ArmException.groupNotFound(path.scope().group().orElse("")));
        if (!call.isRead()
                && isBeingDeleted(group.properties().path("provisioningState").asText())) {
            throw beingDeleted(group.id());
        }
    }

    private void checkIdle(ArmCall call) {
        var id = call.path().id();
        var group = state.resources().find(id).filter(Groups::isGroup);
        if (group.isPresent()) {
            if (call.method().equals("PUT")
                    && isBeingDeleted(
                            group.get().properties().path("provisioningState").asText())) {
                throw beingDeleted(id);
            }
            return;
        }
        if (List.of("PUT", "PATCH", "DELETE").contains(call.method())
                && call.path().names().size() >= 2) {
            state.operations().running(id).ifPresent(operation -> {
                throw busy(call, operation);
            });
        }
    }

    private static boolean isBeingDeleted(String provisioningState) {
        return provisioningState.equals("Deleting");
    }

    private static ArmException beingDeleted(ResourceId group) {
        return ArmException.conflict(
                "ResourceGroupBeingDeleted",
                "The resource group '%s' is in deprovisioning state and cannot perform this operation."
                        .formatted(group.name()));
    }

    private ArmException busy(ArmCall call, Operations.Operation operation) {
        if (call.path().namespace().equalsIgnoreCase("Microsoft.Storage")) {
            return ArmException.conflict(
                    "StorageAccountOperationInProgress",
                    "An operation is currently performing on this storage account that requires exclusive access.");
        }
        return ArmException.conflict(
                "AnotherOperationInProgress",
                "Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: https://%s/subscriptions/%s/providers/%s/locations/global/operations/%s?api-version=%s."
                        .formatted(
                                call.http().host(),
                                state.subscription(),
                                call.path().namespace(),
                                operation.id(),
                                call.apiVersion()));
    }
}
