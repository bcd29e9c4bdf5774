package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.foundation.RoleScope;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A hosted cluster as a plan: its infrastructure, then the objects HyperShift works from. */
final class ClusterPlan {
    /** The CLI's label on all that belongs to a cluster; its value is the infra ID. */
    static final String INFRA_LABEL = "hypershift.openshift.io/auto-created-for-infra";

    /** The CLI's own field manager, so that both tools own the same fields. */
    private static final String FIELD_MANAGER = "hypershift-cli";

    private final PreparedCluster cluster;
    private final ClusterLease lease;
    private final Azure azure;
    private final KubeApi management;
    private final Plan plan;

    /** @param plan where the steps go */
    ClusterPlan(PreparedCluster cluster, ClusterLease lease, Azure azure, KubeApi management, Plan plan) {
        this.cluster = cluster;
        this.lease = lease;
        this.azure = azure;
        this.management = management;
        this.plan = plan;
    }

    Plan plan(InfraRequest request, Surroundings surroundings, Map<String, String> tags) {
        var layout = new InfraLayout(request.of(lease.infraId()), surroundings.ground());
        var infra = new InfraSteps(plan, azure, layout, surroundings.zone(), tags);
        if (cluster.trust().foundation().roleScope() == RoleScope.CLUSTER) {
            infra.addRoles(surroundings.principals(), cluster.foundation());
        }
        addObjects(infra);
        return plan;
    }

    /** On infrastructure that is there: nothing in Azure is made. */
    Plan plan(InfraJson there) {
        addObjects(InfraSupply.of(there.infra()));
        return plan;
    }

    /** In the CLI's order: what the HostedCluster names, then it, then its node pools. */
    private void addObjects(InfraSupply infra) {
        var objects = new ObjectsToMake(cluster, cluster.account(azure.credentials()));
        var before = Stream.concat(
                infra.all().stream(),
                objects.references().stream()
                        .map(it -> object(it.ref(), values -> it.manifest().get(), it.existing())));
        var hostedCluster = object(
                HostedClusterManifest.ref(cluster.key()),
                values -> objects.hostedCluster(infra.result(values)),
                new Existing.Resume(ImmutableFields.OF_HOSTED_CLUSTER),
                before.toArray(Step<?>[]::new));
        var pools = cluster.nodePools();
        pools.named()
                .forEach(pool -> object(
                        NodePoolManifest.ref(pool.key()),
                        values -> pools.manifest(
                                pool,
                                cluster.releaseImage(),
                                infra.result(values).subnetId()),
                        new Existing.Resume(ImmutableFields.OF_NODE_POOL),
                        hostedCluster));
    }

    private Step<Manifest> object(Ref ref, Function<Values, Manifest> wanted, Existing existing, Step<?>... after) {
        var labels = Map.of(INFRA_LABEL, lease.infraId(), ManagedBy.LABEL, ManagedBy.US);
        return plan.step(
                ref.toString(),
                new KubeResource(
                        management,
                        FIELD_MANAGER,
                        values -> wanted.apply(values).withLabels(labels),
                        existing),
                after);
    }
}
