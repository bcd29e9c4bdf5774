package io.hypershift.azure.azureapi;

import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/** Something in a group: absent without a question when the group was made a moment ago. */
abstract class ResourceInGroup<T> implements Resource<T> {
    private final Step<Group> group;

    ResourceInGroup(Step<Group> group) {
        this.group = group;
    }

    abstract Optional<T> find(String groupName);

    abstract T create(Values values, String groupName);

    @Override
    public final Look<T> look(Values values) {
        var owner = values.of(group);
        return owner.fresh()
                ? Look.absent()
                : find(owner.name()).map(Look::matching).orElseGet(Look::absent);
    }

    @Override
    public final T put(Values values, Look<T> found) {
        return create(values, values.of(group).name());
    }

    @Override
    public final Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }
}
