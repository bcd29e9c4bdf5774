package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.List;
import java.util.Optional;

/** Clusters that nothing ails, whatever they look like. */
final class HealthyVariants {
    /** What is to be found first in them. */
    static final String NOTHING = "nothing found";

    private static final Signal ROLLED_OUT = Signal.condition("ClusterVersionSucceeding", "True");
    private static final Signal AVAILABLE = Signal.condition("Available", "True");

    private HealthyVariants() {}

    static List<Scenario> all() {
        return Scenario.all(shapes(), places(), moments());
    }

    private static Scenario variant(String name) {
        return Scenario.of(NOTHING, name).running(it -> {});
    }

    private static List<Scenario> shapes() {
        return List.of(
                variant("public").shows(ROLLED_OUT),
                variant("encrypted")
                        .with(
                                Parameter.ENCRYPTION_KEY_ID,
                                "https://it-vault.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef")
                        .shows(ROLLED_OUT),
                variant("no-nodes").with(Parameter.NODE_POOL_REPLICAS, "0").shows(AVAILABLE),
                Scenario.of(NOTHING, "no-pools")
                        .with(Parameter.NODE_POOL_REPLICAS, "-1")
                        .shows(AVAILABLE),
                variant("two-pools").with(Parameter.AVAILABILITY_ZONES, "1,2").shows(ROLLED_OUT),
                variant("three-zones")
                        .with(Parameter.AVAILABILITY_ZONES, "1,2,3")
                        .with(Parameter.AUTO_REPAIR, "true")
                        .shows(ROLLED_OUT),
                variant("highly-available")
                        .with(Parameter.CONTROL_PLANE_AVAILABILITY_POLICY, "HighlyAvailable")
                        .shows(ROLLED_OUT),
                variant("arm").with(Parameter.ARCH, "arm64").shows(ROLLED_OUT),
                variant("few-capabilities")
                        .with(Parameter.DISABLE_CLUSTER_CAPABILITIES, "ImageRegistry,Console,Insights")
                        .shows(ROLLED_OUT));
    }

    private static List<Scenario> places() {
        return List.of(
                variant("private")
                        .at(Setting.PRIVATE)
                        .with(Parameter.ENDPOINT_ACCESS, "Private")
                        .with(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, ManagementAzure.NAT_SUBNET)
                        .shows(Signal.condition("AzurePrivateLinkServiceAvailable", "True")),
                variant("public-and-private")
                        .at(Setting.PRIVATE)
                        .with(Parameter.ENDPOINT_ACCESS, "PublicAndPrivate")
                        .with(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, ManagementAzure.NAT_SUBNET)
                        .shows(ROLLED_OUT),
                variant("named")
                        .at(Setting.EXTERNAL_DNS)
                        .with(Parameter.EXTERNAL_DNS_DOMAIN, Setting.EXTERNAL_DOMAIN)
                        .shows(ROLLED_OUT),
                variant("unnamed").at(Setting.EXTERNAL_DNS).shows(ROLLED_OUT),
                variant("customers-network").with(SampleSite.CUSTOMERS_NETWORK).shows(ROLLED_OUT),
                variant("roles-above").at(Setting.SUBSCRIPTION_ROLES).shows(ROLLED_OUT),
                variant("of-others")
                        .alone(Setting.USUAL)
                        .running(HealthyVariants::forget)
                        .shows(ROLLED_OUT));
    }

    /** Nobody knows any more that the product has made it: as if HyperShift's CLI had. */
    private static void forget(SampleCluster cluster) {
        cluster.management()
                .leases()
                .inNamespace(cluster.key().namespace())
                .withName(cluster.name())
                .delete();
        cluster.patchHostedCluster("{\"metadata\": {\"labels\": {\"app.kubernetes.io/managed-by\": null}}}");
    }

    private static List<Scenario> moments() {
        return List.of(
                variant("autoscaled")
                        .running(it -> scale(it, new PoolSize(Optional.empty(), Optional.of(1), Optional.of(3))))
                        .shows(Signal.pool("AutoscalingEnabled", "True")),
                variant("scaled-down")
                        .with(Parameter.NODE_POOL_REPLICAS, "2")
                        .running(it -> scale(it, PoolSize.of(1)))
                        .shows(Signal.pool("AllMachinesReady", "True")),
                Scenario.of(NOTHING, "resumed").shows(ROLLED_OUT),
                Scenario.of(NOTHING, "fresh")
                        .alone(Setting.SLOW)
                        .shows(Signal.condition("Available", "False"))
                        .shows(Signal.condition("ReconciliationActive", "True")),
                Scenario.of(NOTHING, "nodes-coming").alone(Setting.SLOW).shows(AVAILABLE),
                variant("upgrading")
                        .alone(Setting.SLOW)
                        .running(it -> {
                            ROLLED_OUT.await(it);
                            it.patchHostedCluster(
                                    "{\"spec\": {\"release\": {\"image\": \"quay.io/openshift-release-dev/ocp-release:4.21.3-multi\"}}}");
                        })
                        .shows(Signal.condition("ClusterVersionProgressing", "True")),
                variant("going")
                        .alone(Setting.SLOW)
                        .running(it -> it.hyperShift("HostedCluster")
                                .withName(it.name())
                                .delete())
                        .shows(Signal.condition("HostedClusterDestroyed", "False")));
    }

    private static void scale(SampleCluster cluster, PoolSize size) {
        var pool = new PoolKey(new ClusterKey(cluster.key().namespace(), cluster.name()), cluster.name());
        cluster.site()
                .hypershift()
                .nodePools()
                .scale(
                        new ScaleNodePoolRequest(pool, size, InstallOperatorRequest.NAMESPACE),
                        ScenarioRun.PATIENCE,
                        new Cancellation());
    }
}
