package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Locale;

/** {@code /resources}: everything tracked in a group or in the subscription, of all types. */
final class ResourceLists implements Endpoint {
    private final ArmState state;
    private final Authorizer authorizer;

    ResourceLists(ArmState state, Authorizer authorizer) {
        this.state = state;
        this.authorizer = authorizer;
    }

    @Override
    public boolean serves(ArmPath path) {
        int size = path.scope().segments().size();
        return path.namespace().isEmpty()
                && (size == 3 || size == 5)
                && path.last().equalsIgnoreCase("resources");
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var segments = call.path().scope().segments();
        var scope = new ResourceId("/" + String.join("/", segments.subList(0, segments.size() - 1)));
        if (scope.group().isPresent() && state.resources().find(scope).isEmpty()) {
            throw ArmException.groupNotFound(scope.name());
        }
        var filter = TagFilter.parse(call.parameter("$filter"));
        return Pages.of(
                state.resources().where(resource -> scope.contains(resource.id()) && isTracked(resource)).stream()
                        .filter(resource -> authorizer.sees(call.caller(), resource.id()))
                        .filter(filter::accepts)
                        .map(ResourceLists::brief)
                        .toList(),
                call);
    }

    /** What has a location is tracked; extensions and most sub-resources have none. */
    static boolean isTracked(Resource resource) {
        return !Groups.isGroup(resource) && resource.location().isPresent();
    }

    private static ObjectNode brief(Resource resource) {
        return resource.document()
                .retain(List.of(
                        "id", "name", "type", "location", "tags", "kind", "sku", "identity", "managedBy", "zones"))
                .put("location", resource.location().orElse("").toLowerCase(Locale.ROOT));
    }
}
