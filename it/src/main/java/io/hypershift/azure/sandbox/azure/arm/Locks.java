package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.util.List;
import java.util.stream.Collectors;

/** Management locks: on a scope, for it and all below it. */
final class Locks {
    static final String TYPE = "Microsoft.Authorization/locks";

    private final ResourceStore resources;

    Locks(ResourceStore resources) {
        this.resources = resources;
    }

    void check(ArmCall call) {
        if (call.isRead() || call.path().isType(TYPE)) {
            return;
        }
        boolean deletes = call.method().equals("DELETE");
        var target = call.path().id();
        var locked = resources.ofType(TYPE).stream()
                .filter(lock -> deletes || level(lock).equals("ReadOnly"))
                .map(lock -> lock.id().parent().orElseThrow())
                .filter(scope -> scope.contains(target) || (deletes && target.contains(scope)))
                .toList();
        if (!locked.isEmpty()) {
            throw refusal(target, deletes ? "delete" : "write", locked);
        }
    }

    private static String level(Resource lock) {
        return lock.properties().path("level").asText();
    }

    private static ArmException refusal(ResourceId target, String operation, List<ResourceId> locked) {
        return ArmException.conflict(
                "ScopeLocked",
                "The scope '%s' cannot perform %s operation because following scope(s) are locked: '%s'. Please remove the lock and try again."
                        .formatted(
                                target,
                                operation,
                                locked.stream().map(ResourceId::text).collect(Collectors.joining("', '"))));
    }
}
