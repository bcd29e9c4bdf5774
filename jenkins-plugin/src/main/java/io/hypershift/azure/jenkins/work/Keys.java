package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest;

/** Which cluster a request is about. */
final class Keys {
    private Keys() {}

    static ClusterKey of(CreateClusterRequest request) {
        return new ClusterKey(request.namespace(), request.name());
    }
}
