package io.hypershift.azure.it;

import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.stream.Collectors;

/** Azure as it was at some moment, to return to. */
record SavedState(List<Resource> resources, List<ServicePrincipal> principals) {
    static SavedState of(Azure azure) {
        return new SavedState(azure.store().all(), azure.directory().principals(any -> true));
    }

    void restore(Azure azure) {
        var ids = resources.stream().map(it -> it.id().key()).collect(Collectors.toSet());
        azure.store().all().stream()
                .map(Resource::id)
                .filter(id -> !ids.contains(id.key()))
                .forEach((ResourceId id) -> azure.store().remove(id));
        resources.forEach(azure.store()::put);
        principals.forEach(azure.directory()::put);
        azure.faults().clear();
    }
}
