package io.hypershift.azure.nodepool;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;

/** A NodePool whose spec says how many nodes it is to have. */
record ScaledPool(KubeApi management, PoolKey key, PoolSize size) implements Resource<Manifest> {

    @Override
    public Look<Manifest> look(Values values) {
        var pool = new PoolSearch(management).get(key);
        var present = PoolSize.of(pool);
        return present.equals(size) ? Look.matching(pool) : Look.different(pool, present + " -> " + size);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        var patch = Json.object();
        size.putInto(patch.putObject("spec"));
        return management.merge(key.ref(), patch);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}
