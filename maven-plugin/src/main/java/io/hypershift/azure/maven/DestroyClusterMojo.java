package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.plan.Cancellation;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Destroys a hosted cluster with all that is its own in Azure. The foundation stays. */
@Mojo(
        name = "destroy-cluster",
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public final class DestroyClusterMojo extends ClusterMojo {

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = destroyRequest(inputs);
        inputs.addAll(request.validate());
        return hypershift -> destroy(hypershift, request);
    }

    private void destroy(HyperShiftAzure hypershift, DestroyClusterRequest request) {
        var clusters = sessionClusters();
        var claimed = clusters.claim(inSession());
        try {
            var found = hypershift.clusters().destroy(request, new Cancellation());
            getLog().info("cluster " + request.key().name() + (found ? ": destroyed" : ": there is nothing of it"));
        } catch (RuntimeException e) { // the session's end tries again
            claimed.ifPresent(teardown -> clusters.record(inSession(), teardown));
            throw e;
        }
    }
}
