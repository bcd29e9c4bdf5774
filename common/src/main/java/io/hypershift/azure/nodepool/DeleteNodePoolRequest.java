package io.hypershift.azure.nodepool;

import io.hypershift.azure.failure.Problem;
import java.util.List;

/** A node pool that is to go, with its machines. */
public record DeleteNodePoolRequest(PoolKey pool) {

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        return pool.validate();
    }
}
