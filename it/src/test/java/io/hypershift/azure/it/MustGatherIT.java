package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.mustgather.GatherLimits;
import io.hypershift.azure.mustgather.GatherRequest;
import io.hypershift.azure.mustgather.GatherSummary;
import io.hypershift.azure.mustgather.MustGather;
import io.hypershift.azure.mustgather.NamespaceScope;
import io.hypershift.azure.mustgather.OwnObjects;
import io.hypershift.azure.mustgather.WantedKinds;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.told.Programs;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A must-gather of a cluster that is there, with another one beside it. */
class MustGatherIT {
    private static final String CONTROL_PLANE = "clusters-pr-42";
    private static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());
    private static final GatherLimits LIMITS = GatherLimits.USUAL;
    private static final String CRASHER = "namespaces/clusters-pr-42/pods/crasher/main/main/logs/";
    private static final String JWT = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
            + ".eyJzdWIiOiJub2JvZHkifQ.c2lnbmVkLWJ5LW5vYm9keQ";

    /** A kind, and where its list lies in a namespace. */
    private record Kind(String apiVersion, String name, String path) {}

    private static Product product;
    private static KubeApi management;
    private static KubeApi hosted;
    private static ExecutorService pool;

    @BeforeAll
    static void prepare() {
        product = Product.in("must-gather", Latency.NONE);
        pool = Executors.newFixedThreadPool(8);
        product.create("pr-42-b", Duration.ofMinutes(2));
        var cluster = product.create("pr-42", Duration.ofMinutes(2));
        management = open(Source.text(product.sandbox().management().kubeconfig(), "the sandbox"));
        hosted = open(Source.file(cluster.kubeconfig()));
        runCrasher();
    }

    @AfterAll
    static void close() {
        hosted.close();
        management.close();
        pool.shutdownNow();
        product.close();
    }

    @Test
    void objects_lie_where_viewers_look_for_them() throws IOException {
        var archive = gathered("layout");

        assertThat(archive.object("namespaces/clusters-pr-42/clusters-pr-42.yaml")
                        .kind())
                .isEqualTo("Namespace");
        assertThat(archive.list("namespaces/clusters-pr-42/core/pods.yaml"))
                .extracting(Manifest::kind)
                .containsOnly("Pod");
        assertThat(archive.object("namespaces/clusters-pr-42/pods/crasher/crasher.yaml")
                        .name())
                .isEqualTo("crasher");
        assertThat(archive.object("namespaces/clusters/hypershift.openshift.io/hostedclusters/pr-42.yaml")
                        .apiVersion())
                .isEqualTo("hypershift.openshift.io/v1beta1");
        assertThat(archive.object("namespaces/clusters-pr-42/hypershift.openshift.io/hostedcontrolplanes/pr-42.yaml")
                        .condition("Available"))
                .isPresent();
        assertThat(archive.files().keySet())
                .contains("version", "timestamp", "left-out.txt", "azure/groups.txt")
                .anyMatch(it -> it.startsWith("cluster-scoped-resources/core/nodes/"))
                .contains("cluster-scoped-resources/apiextensions.k8s.io/customresourcedefinitions/"
                        + "hostedclusters.hypershift.openshift.io.yaml")
                .anyMatch(it -> it.startsWith("namespaces/clusters-pr-42/cluster.x-k8s.io/machines/"))
                .anyMatch(
                        it -> it.startsWith("namespaces/clusters-pr-42/infrastructure.cluster.x-k8s.io/azuremachines/"))
                .anyMatch(it -> it.startsWith("namespaces/hypershift/pods/operator-"));
        assertThat(archive.text("left-out.txt")).isEqualTo("nothing\n");
    }

    @Test
    void what_the_reader_of_a_log_fails_at_is_no_failure_of_the_server() {
        var crasher = Ref.core("Pod", CONTROL_PLANE, "crasher");

        assertThatThrownBy(() -> management.logs().read(crasher, "main", log -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void all_objects_of_the_control_plane_are_there_without_who_manages_which_field() throws IOException {
        var archive = gathered("objects");

        for (var kind : List.of(
                new Kind("v1", "Pod", "core/pods"),
                new Kind("v1", "Service", "core/services"),
                new Kind("v1", "ConfigMap", "core/configmaps"),
                new Kind("v1", "Secret", "core/secrets"),
                new Kind("apps/v1", "Deployment", "apps/deployments"),
                new Kind("apps/v1", "StatefulSet", "apps/statefulsets"))) {
            var objects = management.list(kind.apiVersion(), kind.name(), CONTROL_PLANE, Map.of());
            assertThat(archive.list("namespaces/clusters-pr-42/" + kind.path() + ".yaml"))
                    .as(kind.path())
                    .isNotEmpty()
                    .extracting(Manifest::name)
                    .containsExactlyInAnyOrderElementsOf(
                            objects.stream().map(Manifest::name).toList());
        }
        assertThat(archive.all()).doesNotContain("managedFields");
    }

    @Test
    void of_the_clusters_namespace_only_this_clusters_objects_are_there() throws IOException {
        var archive = gathered("own");

        assertThat(archive.files().keySet())
                .contains(
                        "namespaces/clusters/hypershift.openshift.io/hostedclusters/pr-42.yaml",
                        "namespaces/clusters/hypershift.openshift.io/nodepools/pr-42.yaml")
                .noneMatch(it -> it.startsWith("namespaces/clusters/") && it.contains("pr-42-b"));
        assertThat(archive.list("namespaces/clusters/core/secrets.yaml"))
                .extracting(Manifest::name)
                .contains("pr-42-admin-kubeconfig")
                .noneMatch(it -> it.startsWith("pr-42-b-"));
        assertThat(archive.list("namespaces/clusters/coordination.k8s.io/leases.yaml"))
                .extracting(Manifest::name)
                .containsExactly("pr-42");
    }

    @Test
    void logs_of_this_run_and_the_one_before_are_there_with_times() throws IOException {
        var archive = gathered("logs");

        assertThat(archive.text(CRASHER + "current.log")).containsPattern("(?m)^\\d{4}-\\S+Z cannot sign in");
        assertThat(archive.text(CRASHER + "previous.log")).containsPattern("(?m)^\\d{4}-\\S+Z cannot sign in");
        assertThat(archive.files().keySet())
                .anyMatch(it ->
                        it.matches("namespaces/hypershift/pods/operator-[^/]+/operator/operator/logs/current.log"));
    }

    @Test
    void no_secret_of_the_sandbox_is_there_plain_or_encoded() throws IOException {
        var secrets = KnownSecrets.of(product.sandbox());

        var archive = gathered("secrets");

        assertThat(secrets.count()).isGreaterThan(50);
        assertThat(secrets.in(archive.all())).isEmpty();
        assertThat(archive.list("namespaces/clusters/core/secrets.yaml"))
                .filteredOn(it -> it.name().equals("pr-42-admin-kubeconfig"))
                .singleElement()
                .satisfies(it -> assertThat(it.text("data", "kubeconfig")).matches("<\\d{3,} bytes>"));
        assertThat(archive.text(CRASHER + "current.log"))
                .contains("token ********")
                .doesNotContain(JWT);
    }

    @Test
    void the_hosted_cluster_itself_is_a_must_gather_within() throws IOException {
        var archive = gathered("hosted");
        var root = "hostedcluster-pr-42/";

        assertThat(archive.object(root + "cluster-scoped-resources/config.openshift.io/clusterversions/version.yaml")
                        .text("status", "desired", "version"))
                .isEqualTo("4.21.0");
        assertThat(archive.files().keySet())
                .anyMatch(it -> it.startsWith(root + "cluster-scoped-resources/core/nodes/"))
                .anyMatch(it -> it.startsWith(root + "cluster-scoped-resources/config.openshift.io/clusteroperators/"))
                .contains(root + "namespaces/kube-system/kube-system.yaml");
    }

    @Test
    void it_is_for_its_owner_alone_and_nothing_is_left_beside_it() throws IOException {
        var target = target("mode");
        gather(target, LIMITS, management);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        try (var beside = Files.list(target.getParent())) {
            assertThat(beside).containsExactly(target);
        }
    }

    @Test
    void two_of_the_same_cluster_have_their_files_in_the_same_order() throws IOException {
        var first = gathered("first").files().keySet();
        var second = gathered("second").files().keySet();

        assertThat(List.copyOf(second).stream().filter(first::contains))
                .containsExactlyElementsOf(
                        first.stream().filter(second::contains).toList());
    }

    @Test
    void of_a_long_log_the_end_is_kept_and_the_cut_told() throws IOException {
        var target = target("cut");
        gather(target, new GatherLimits(100, LIMITS.bytesInAll(), LIMITS.time()), management);
        var log = GatheredArchive.read(target).text(CRASHER + "current.log");

        assertThat(log)
                .matches("(?s)\\[the first \\d+ of \\d+ bytes are left out]\n.{100}")
                .endsWith("the end\n");
    }

    @Test
    void what_is_over_the_size_is_left_out_and_told() throws IOException {
        var target = target("size");
        var summary = gather(target, new GatherLimits(1 << 20, 200_000, LIMITS.time()), management);

        assertThat(summary.bytes()).isBetween(100_000L, 300_000L);
        assertThat(summary.leftOut()).anyMatch(it -> it.contains("the size was over (200000 bytes)"));
        assertThat(GatheredArchive.read(target).text("left-out.txt")).contains("the size was over");
    }

    @Test
    void what_there_is_no_time_for_is_left_out_and_told() {
        var summary = gather(target("time"), new GatherLimits(1 << 20, 1 << 20, Duration.ZERO), management);

        assertThat(summary.leftOut()).anyMatch(it -> it.contains("the time was over"));
    }

    @Test
    void a_right_that_is_missing_is_told_and_stops_nothing() throws IOException {
        var server = product.sandbox().management();
        var token = server.users()
                .add(
                        "reader",
                        it -> List.of("get", "list").contains(it.verb())
                                && !it.resource().equals("secrets")
                                && !it.resource().equals("nodes")
                                && !it.subresource().equals("log"));
        var target = target("rights");
        GatherSummary summary;
        try (var reader = open(Source.text(server.kubeconfig(token), "the sandbox"))) {
            summary = gather(target, LIMITS, reader);
        }
        var archive = GatheredArchive.read(target);

        assertThat(summary.leftOut())
                .anyMatch(it -> it.startsWith("namespace clusters-pr-42, secrets: no right: "))
                .anyMatch(it -> it.startsWith("nodes: no right: "))
                .anyMatch(it -> it.startsWith(CRASHER + "current.log: no right: "));
        assertThat(archive.files().keySet())
                .contains("namespaces/clusters-pr-42/core/pods.yaml")
                .doesNotContain("namespaces/clusters-pr-42/core/secrets.yaml", CRASHER + "current.log");
    }

    @Test
    void as_many_requests_are_told_as_are_sent_and_none_changes_anything() {
        try (var door = product.sandbox().open(it -> {
                    assertThat(it.method()).isEqualTo("GET");
                    return Guard.Decision.PASS;
                });
                var api = open(Source.file(
                        Path.of(door.properties().getOrDefault("hypershift.managementKubeconfigFile", ""))))) {
            var request = new GatherRequest(
                    List.of(NamespaceScope.all(CONTROL_PLANE)),
                    WantedKinds.OF_MANAGEMENT,
                    Optional.empty(),
                    new TreeMap<>(),
                    LIMITS,
                    target("requests"));
            var summary = new MustGather(api, new Redactor(), pool).gather(request, new Cancellation());

            assertThat(summary.requests()).isEqualTo(door.requests());
        }
    }

    private static GatheredArchive gathered(String name) throws IOException {
        var target = target(name);
        gather(target, LIMITS, management);
        return GatheredArchive.read(target);
    }

    private static Path target(String name) {
        return product.directory().resolve("gathered").resolve(name).resolve("must-gather.tar.gz");
    }

    private static GatherSummary gather(Path target, GatherLimits limits, KubeApi api) {
        var request = new GatherRequest(
                List.of(
                        NamespaceScope.all(CONTROL_PLANE),
                        NamespaceScope.of("clusters", OwnObjects.of(api, "clusters", "pr-42")),
                        NamespaceScope.all("hypershift")),
                WantedKinds.OF_MANAGEMENT,
                Optional.of(new GatherRequest.Hosted("pr-42", hosted)),
                new TreeMap<>(Map.of("azure/groups.txt", "pr-42-rg\npassword=hunter22\n")),
                limits,
                target);
        return new MustGather(api, new Redactor(), pool).gather(request, new Cancellation());
    }

    /** A container that talks too much, and is started again and again. */
    private static void runCrasher() {
        var server = product.sandbox().management();
        var said = "cannot sign in with token " + JWT + "\n" + "and again\n".repeat(20) + "this is the end";
        server.programs().tell(Programs.Match.image("quay.io/example/crasher"), new Programs.Exits(1, said));
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName("crasher")
                .withNamespace(CONTROL_PLANE)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("quay.io/example/crasher")
                .endContainer()
                .endSpec()
                .build();
        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build()) {
            client.resource(pod).create();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.resource(pod).get().getStatus().getContainerStatuses().stream()
                            .anyMatch(it -> it.getRestartCount() > 0));
        }
    }

    private static KubeApi open(Source kubeconfig) {
        return new KubeAccess(kubeconfig, Optional.empty(), NETWORK).open();
    }
}
