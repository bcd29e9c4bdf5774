package io.hypershift.azure.health;

import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.nodepool.NodePoolLook;
import io.hypershift.azure.nodepool.NodePoolStatus;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.plan.Cancellation;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks whether clusters are well. */
public final class ClusterHealth {
    private final Supplier<KubeApi> management;
    private final Function<ClusterKey, AdministratorKubeconfig> kubeconfigs;
    private final HostedAccess hosted;
    private final CheckRunner checks;

    /** @param kubeconfigs reads the administrator's kubeconfig of a cluster */
    public ClusterHealth(
            Supplier<KubeApi> management,
            Function<ClusterKey, AdministratorKubeconfig> kubeconfigs,
            HostedAccess hosted,
            CheckRunner checks) {
        this.management = management;
        this.kubeconfigs = kubeconfigs;
        this.hosted = hosted;
        this.checks = checks;
    }

    /** Looks at all that tells how a cluster is; nothing is changed. */
    public CheckReport verify(ClusterKey key, Cancellation cancellation) {
        HyperShiftException.throwIfAny(key.validate());
        var api = management.get().readOnly();
        var found = ClusterObjects.find(api, key);
        var list = new Checklist();
        if (found.isEmpty()) {
            list.add(
                    "HostedCluster",
                    () -> Finding.failed(
                            Text.of("there is none of the name {} on {}", key, api.url()),
                            Text.of("Look what there is: {}", Operation.LIST_CLUSTERS)));
            return checks.run(list, cancellation);
        }
        var pools = ClusterObjects.nodePools(api, key).stream()
                .map(it -> new NodePoolLook(api).at(new PoolKey(key, it.name())))
                .toList();
        var isEmpty = pools.stream().allMatch(ClusterHealth::isEmpty);
        try (var inside = new InsideChecks(() -> kubeconfigs.apply(key), hosted, isEmpty)) {
            addOutside(list, found.get(), pools, isEmpty);
            new ControlPlaneChecks(api, key).addTo(list);
            inside.addTo(list);
            return checks.run(list, cancellation);
        }
    }

    private static void addOutside(
            Checklist list, Manifest hostedCluster, List<NodePoolStatus> pools, boolean isEmpty) {
        list.add("HostedCluster", () -> there(hostedCluster));
        new ConditionChecks(hostedCluster, isEmpty).addTo(list);
        list.add("release", () -> new ReleaseCheck(hostedCluster, isEmpty).finding());
        new PoolChecks(pools).addTo(list);
    }

    private static Finding<Boolean> there(Manifest hostedCluster) {
        return hostedCluster.isBeingDeleted()
                ? Finding.failed(
                        Text.of("it is being deleted since {}", hostedCluster.text("metadata", "deletionTimestamp")),
                        Text.NONE)
                : Finding.passed(
                        "infra ID {}, made {}",
                        hostedCluster.text("spec", "infraID"),
                        hostedCluster.text("metadata", "creationTimestamp"));
    }

    private static boolean isEmpty(NodePoolStatus pool) {
        return pool.nodes() == 0 && pool.size().replicas().filter(it -> it == 0).isPresent();
    }
}
