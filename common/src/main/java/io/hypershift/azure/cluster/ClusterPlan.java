package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.RoleScope;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeResource;
import io.hypershift.azure.kubeapi.KubeResource.Existing;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
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
        addObjects(infra, cluster.trust().clientIds());
        return plan;
    }

    /** On infrastructure that is there: nothing in Azure is made. */
    Plan plan(InfraJson there) {
        addObjects(InfraSupply.of(there.infra()), there.clientIds());
        return plan;
    }

    /** In the CLI's order: Secrets, then the HostedCluster that names them, then its node pool. */
    private void addObjects(InfraSupply infra, Map<Component, String> clientIds) {
        var request = cluster.request();
        var account = cluster.account(azure.credentials());
        var hostedCluster = object(
                HostedClusterManifest.ref(cluster.key()).toString(),
                values -> new HostedClusterManifest(
                                request,
                                infra.result(values),
                                clientIds,
                                cluster.trust().oidcIssuerUrl(),
                                account)
                        .manifest(),
                new Existing.Resume(ImmutableFields.OF_HOSTED_CLUSTER),
                Stream.concat(infra.all().stream(), secrets(account)).toArray(Step<?>[]::new));
        object(
                NodePoolManifest.ref(cluster.key()).toString(),
                values -> new NodePoolManifest(request, infra.result(values)).manifest(),
                new Existing.Resume(ImmutableFields.OF_NODE_POOL),
                hostedCluster);
    }

    /** A cluster that is there goes on signing with its key, whatever key the foundation has by now. */
    private Stream<Step<?>> secrets(HostedClusterManifest.Account account) {
        var secrets = new Secrets(cluster.key());
        var pem = cluster.trust().signingKey().privatePem().reveal();
        var fixed = secrets.of(cluster.pullSecret().reveal(), pem, account).stream()
                .<Step<?>>map(secret -> object(
                        secret.ref().toString(),
                        values -> secret,
                        secrets.isSigningKey(secret) ? new Existing.Keep() : new Existing.Update()));
        var etcdKey = secrets.etcdEncryptionKey();
        return Stream.concat(
                fixed, Stream.of(object(etcdKey.ref().toString(), values -> etcdKey, new Existing.Keep())));
    }

    private Step<Manifest> object(String name, Function<Values, Manifest> wanted, Existing existing, Step<?>... after) {
        var labels = Map.of(INFRA_LABEL, lease.infraId(), ManagedBy.LABEL, ManagedBy.US);
        return plan.step(
                name,
                new KubeResource(
                        management,
                        FIELD_MANAGER,
                        values -> wanted.apply(values).withLabels(labels),
                        existing),
                after);
    }
}
