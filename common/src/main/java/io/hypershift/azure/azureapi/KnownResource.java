package io.hypershift.azure.azureapi;

import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;

/**
 * A resource of somebody else's that was looked at before: it is used as it is.
 *
 * @param id its id, which is the value
 */
public record KnownResource(String id) implements Resource<String> {
    @Override
    public Look<String> look(Values values) {
        return Look.matching(id);
    }

    @Override
    public String put(Values values, Look<String> found) {
        throw new IllegalStateException(id + " is not ours to write");
    }
}
