package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that have something particular about them; any other is as good as the most ordinary one. */
final class ResourceTypes {
    private final Map<String, ResourceType> byName;

    ResourceTypes(List<ResourceType> types) {
        this.byName = types.stream()
                .collect(Collectors.toUnmodifiableMap(
                        type -> type.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    ResourceType of(String type) {
        var known = byName.get(type.toLowerCase(Locale.ROOT));
        return known == null ? new OrdinaryType(type, Pace.waiting(1, 1)) : known;
    }

    ResourceType of(ResourceId id) {
        return of(id.type());
    }

    /** The item's id as Azure spells it: types in their own case, what lies above as it was created. */
    ResourceId canonical(ArmPath path, ResourceStore resources) {
        if (path.names().isEmpty()) {
            return resources.asCreated(path.scope());
        }
        var words = of(path.type()).name().split("/", -1);
        var names = new ArrayList<>(path.names());
        for (int i = 0; i < names.size(); i += 2) {
            names.set(i, words[i / 2 + 1]);
        }
        return resources.asCreated(new ResourceId(
                resources.asCreated(path.scope()).text() + "/providers/" + words[0] + "/" + String.join("/", names)));
    }
}
