package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.Map;

/**
 * OpenShift's Cluster CAPI Operator, where its kind is served: it takes over what the ClusterAPI object says, of which HyperShift's
 * CLI waits to see that it has (HyperShift 3ee9615, cmd/install/install.go).
 */
final class ClusterCapiOperator implements Reconciler {
    static final String NAME = "cluster-capi-operator";

    private final KubeApi api;
    private final StageClock clock;

    ClusterCapiOperator(KubeApi api, StageClock clock) {
        this.api = api.as(NAME);
        this.clock = clock;
    }

    /** Looks at all such objects; neither namespace nor name matters. The kind may come at any time, so nothing can be watched. */
    @Override
    public Next reconcile(String namespace, String name) {
        api.list(Kind.CLUSTER_API, "").forEach(this::takeOver);
        return clock.every(Duration.ofSeconds(10));
    }

    private void takeOver(Resource object) {
        var revision = "revision-" + Names.hash(object.at("/spec").toString());
        api.updateStatus(
                Kind.CLUSTER_API,
                object,
                Json.tree(Map.of(
                        "observedRevisionGeneration", object.generation(),
                        "desiredRevision", revision,
                        "currentRevision", revision)));
    }
}
