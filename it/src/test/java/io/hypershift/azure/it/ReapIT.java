package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.KnownCluster;
import io.hypershift.azure.cluster.KnownCluster.Origin;
import io.hypershift.azure.cluster.NodePoolOptions;
import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.nodepool.CreateNodePoolRequest;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reaper finds besides clusters whose time is over, and what it never touches. */
class ReapIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String INFRA = "hypershift.openshift.io/auto-created-for-infra";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static Product product;
    private static SandboxState made;

    @BeforeAll
    static void prepare() {
        product = Product.in("reap", Latency.NONE);
        made = SandboxState.of(product.sandbox());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void nothing_but_the_foundation_is_left() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var now = SandboxState.of(product.sandbox());
            assertThat(now.azure()).containsExactlyElementsOf(made.azure());
            assertThat(now.management()).containsExactlyElementsOf(made.management());
        });
    }

    @Test
    void a_cluster_whose_lease_somebody_deleted_is_listed_as_such_and_reaped() {
        product.create("pr-orphan", PATIENCE);
        inManagement(client ->
                client.leases().inNamespace("clusters").withName("pr-orphan").delete());

        assertThat(listed("pr-orphan").origin()).isEqualTo(Origin.UNRECORDED);
        assertThat(reap(true)).isOne();
        assertThat(listed("pr-orphan").state()).as("after a dry run").isEqualTo("available");
        assertThat(reap(false)).isOne();
    }

    @Test
    void a_cluster_of_others_is_listed_and_never_reaped_and_goes_only_when_its_infra_id_is_confirmed() {
        var infraId = product.create("pr-others", PATIENCE).infraId();
        disown("pr-others");

        assertThat(listed("pr-others").origin()).isEqualTo(Origin.OTHERS);
        assertThat(listed("pr-others").expiresAt()).isEmpty();
        assertThat(reap(false)).isZero();
        assertThatThrownBy(() -> destroy("pr-others", Optional.empty()))
                .hasMessageContaining("was not made by us")
                .hasMessageContaining("confirm=" + infraId);
        assertThatThrownBy(() -> destroy("pr-others", Optional.of("pr-others-12345")))
                .hasMessageContaining("its infra ID is not pr-others-12345");
        assertThat(listed("pr-others").state()).as("until now").isEqualTo("available");

        assertThat(destroy("pr-others", Optional.of(infraId))).isTrue();
    }

    @Test
    void a_pool_of_ours_in_a_cluster_of_others_leads_no_reaper_to_that_cluster() {
        var infraId = product.create("pr-guest", PATIENCE).infraId();
        disown("pr-guest");
        createPool("pr-guest", "ours");

        assertThat(reap(false)).isZero();
        label("NodePool", "ours", INFRA, infraId);
        assertThat(reap(false)).as("though an older pool says the infra ID").isZero();
        assertThat(listed("pr-guest").state()).isEqualTo("available");

        assertThat(destroy("pr-guest", Optional.of(infraId))).isTrue();
    }

    @Test
    void a_cluster_whose_label_somebody_took_away_is_left_whatever_else_of_it_is_ours() {
        var infraId = product.create("pr-taken", PATIENCE).infraId();
        label("HostedCluster", "pr-taken", ManagedBy.LABEL, "somebody");
        inManagement(client ->
                client.leases().inNamespace("clusters").withName("pr-taken").delete());

        assertThat(reap(false)).isZero();
        assertThat(listed("pr-taken").state()).isEqualTo("available");

        assertThat(destroy("pr-taken", Optional.of(infraId))).isTrue();
    }

    @Test
    void a_role_whose_principal_is_gone_is_reaped_and_others_stay() {
        var store = product.sandbox().azure().store();
        var ingress = store.ofType("Microsoft.ManagedIdentity/userAssignedIdentities").stream()
                .filter(it -> it.id().name().equals("it-hc-ingress"))
                .findFirst()
                .map(Resource::id)
                .orElseThrow();
        var before = store.ofType("Microsoft.Authorization/roleAssignments").size();
        store.remove(ingress);

        assertThat(reap(false)).isOne();

        assertThat(store.ofType("Microsoft.Authorization/roleAssignments")).hasSize(before - 1);
        product.createFoundation();
    }

    @Test
    void a_name_whose_domain_a_cluster_elsewhere_has_is_refused_and_that_ones_record_stays() {
        var store = product.sandbox().azure().store();
        var zone = store.ofType("Microsoft.Network/dnszones").get(0).id();
        var record = zone.child("A", "*.apps.pr-twin");
        store.put(new Resource(record, Json.object(), Instant.now()));

        assertThatThrownBy(() -> product.create("pr-twin", PATIENCE))
                .hasMessageContaining("zone example.com has a record *.apps.pr-twin already")
                .hasMessageContaining("clusterName");

        assertThat(store.find(record)).isPresent();
        store.remove(record);
    }

    private static Clusters clusters() {
        return product.hypershift().clusters();
    }

    private static KnownCluster listed(String name) {
        return clusters().list().stream()
                .filter(it -> it.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long reap(boolean dryRun) {
        var report = clusters().reap(new ReapRequest(dryRun, GRACE, 4), new Cancellation());
        report.orThrow();
        return report.count(dryRun ? Outcome.WOULD_DELETE : Outcome.DELETED);
    }

    private static boolean destroy(String name, Optional<String> confirm) {
        var request = new DestroyClusterRequest(new ClusterKey("clusters", name), "somebody", GRACE, confirm);
        return clusters().destroy(request, new Cancellation());
    }

    private static void createPool(String cluster, String name) {
        var request = new CreateNodePoolRequest(
                new PoolKey(new ClusterKey("clusters", cluster), name),
                PoolSize.of(1),
                NodePoolOptions.OF_MORE.given(Map.of()),
                "hypershift");
        product.hypershift().nodePools().create(request, PATIENCE, new Cancellation());
    }

    private static void label(String kind, String name, String label, String value) {
        inManagement(client -> edit(
                client.genericKubernetesResources("hypershift.openshift.io/v1beta1", kind)
                        .inNamespace("clusters")
                        .withName(name),
                it -> it.getMetadata().getLabels().put(label, value)));
    }

    /** Takes away all that says that we made it, as if HyperShift's CLI had. */
    private static void disown(String name) {
        var store = product.sandbox().azure().store();
        store.where(it -> it.id().text().matches("(?i).*/resourcegroups/" + name + "-.*"))
                .forEach(it -> {
                    var body = it.body();
                    body.putObject("tags");
                    store.put(new Resource(it.id(), body, it.writtenAt()));
                });
        inManagement(client -> {
            for (var kind : new String[] {"HostedCluster", "NodePool"}) {
                var ours = client.genericKubernetesResources("hypershift.openshift.io/v1beta1", kind)
                        .inNamespace("clusters")
                        .withName(name);
                edit(ours, ReapIT::disown);
            }
            var secrets = client.secrets().inNamespace("clusters");
            secrets.list().getItems().stream()
                    .map(it -> it.getMetadata().getName())
                    .filter(it -> it.startsWith(name))
                    .forEach(it -> edit(secrets.withName(it), ReapIT::disown));
            client.leases().inNamespace("clusters").withName(name).delete();
        });
    }

    private static void disown(HasMetadata object) {
        if (object.getMetadata().getLabels() != null) {
            object.getMetadata().getLabels().remove("app.kubernetes.io/managed-by");
        }
    }

    private static void inManagement(Consumer<KubernetesClient> work) {
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            work.accept(client);
        }
    }
}
