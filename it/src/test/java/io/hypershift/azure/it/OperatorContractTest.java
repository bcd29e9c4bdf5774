package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an installation of the operator makes of whatever API server: the sandbox's, or the one of {@code -Dkubernetes.kubeconfig}. The
 * manifests are those that HyperShift's own CLI renders. No pod runs here, so nothing is waited for.
 */
@Timeout(600)
class OperatorContractTest {
    private static final OperatorServer SERVER = OperatorServer.start();
    private static final Ref OPERATOR = new Ref("apps/v1", "Deployment", "hypershift", "operator");

    private static String crds;
    private static List<Manifest> externalDns;
    private static List<Manifest> privatePlatform;

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        crds = rendered("crds.yaml");
        externalDns = objects(all("resources-external-dns-with-secrets.yaml"));
        privatePlatform = objects(all("resources-private-credentials.yaml"));
    }

    @BeforeEach
    @AfterEach
    void clear() {
        SERVER.clear(externalDns);
        SERVER.clear(privatePlatform);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources.yaml",
                "resources-external-dns.yaml",
                "resources-external-dns-with-secrets.yaml",
                "resources-private-credentials.yaml",
                "resources-private-managed-identity.yaml"
            })
    void an_installation_ends_in_the_objects_that_hypershifts_cli_makes(String file) throws IOException {
        var manifest = all(file);
        var objects = objects(manifest);
        asTheCli(objects);
        var expected = OperatorState.of(SERVER.api(), objects);
        assertThat(expected).hasSizeGreaterThan(45);
        SERVER.clear(objects);

        SERVER.install(OperatorServer.request(manifest, false), events::add);

        assertThat(OperatorState.of(SERVER.api(), objects)).isEqualTo(expected);
    }

    @Test
    void repeated_it_changes_nothing() throws IOException {
        var manifest = all("resources.yaml");
        SERVER.install(OperatorServer.request(manifest, false), events::add);
        var before = OperatorState.versions(SERVER.api(), objects(manifest));
        events.clear();

        SERVER.install(OperatorServer.request(manifest, true), events::add);

        assertThat(OperatorState.versions(SERVER.api(), objects(manifest))).isEqualTo(before);
        assertThat(outcomes()).isNotEmpty().containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void a_newer_manifest_upgrades_and_tells_what_differs_of_which_object() throws IOException {
        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);
        events.clear();
        var newer = all("resources.yaml").replace("hypershift-operator:latest", "hypershift-operator:newer");

        SERVER.install(OperatorServer.request(newer, false), events::add);

        assertThat(steps(Outcome.UPDATED)).containsExactly(OPERATOR.toString());
        assertThat(OperatorServer.told(events))
                .contains("UPDATED " + OPERATOR, "hypershift-operator:newer", "hypershift-operator:latest");
        assertThat(SERVER.api()
                        .get(OPERATOR)
                        .tree()
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .endsWith(":newer");
    }

    @Test
    void what_a_manifest_no_longer_contains_is_told_and_goes_only_on_request() throws IOException {
        SERVER.install(OperatorServer.request(all("resources-external-dns-with-secrets.yaml"), false), events::add);
        events.clear();

        var kept = SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);

        var externalDns = new Ref("apps/v1", "Deployment", "hypershift", "external-dns");
        assertThat(kept.leftovers())
                .contains(externalDns.toString(), "Secret hypershift/external-dns-credentials")
                .noneMatch(it -> it.startsWith("CustomResourceDefinition"));
        assertThat(OperatorServer.told(events)).contains("no longer among the manifests", externalDns.toString());
        assertThat(SERVER.api().find(externalDns)).isPresent();

        var pruned = SERVER.install(OperatorServer.request(all("resources.yaml"), true), events::add);

        assertThat(pruned.leftovers()).isEmpty();
        assertThat(SERVER.api().find(externalDns)).isEmpty();
        assertThat(SERVER.api().find(Ref.core("Secret", "hypershift", "external-dns-credentials")))
                .isEmpty();
        assertThat(SERVER.api().find(OPERATOR)).isPresent();
    }

    @Test
    void what_others_have_set_is_taken_over_and_told_with_owner_and_field() throws IOException {
        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);
        var theirs = Manifest.of(OPERATOR).tree();
        theirs.putObject("spec").put("replicas", 5);
        SERVER.api().apply(new Manifest(theirs), "somebody");
        events.clear();

        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);

        assertThat(OperatorServer.told(events)).contains(OPERATOR + ": taken over .spec.replicas of somebody");
        assertThat(SERVER.api().get(OPERATOR).at("spec", "replicas").asInt()).isEqualTo(2);
    }

    @Test
    void a_field_that_the_server_does_not_know_is_the_manifests_fault() throws IOException {
        var wrong = all("resources.yaml").replaceFirst("  replicas: 2", "  replicas: 2\n  replicaz: 2");

        assertThatThrownBy(() -> SERVER.install(OperatorServer.request(wrong, false), events::add))
                .isInstanceOfSatisfying(
                        HyperShiftException.class,
                        refusal -> assertThat(refusal.has("manifest")).isTrue())
                .hasMessageContaining("replicaz");
        assertThat(events).as("tries of what cannot succeed").noneMatch(Event.StepRetrying.class::isInstance);
    }

    @Test
    void all_crds_are_checked_before_any_is_changed() throws IOException {
        var manifest = all("resources.yaml");
        SERVER.install(OperatorServer.request(manifest, false), events::add);
        var before = OperatorState.versions(SERVER.api(), objects(manifest));
        events.clear();
        var wrong = Json.object().put("apiVersion", "v1").put("kind", "List");
        objects(manifest).forEach(it -> wrong.withArray("/items").add(changed(it)));

        assertThatThrownBy(() -> SERVER.install(OperatorServer.request(wrong.toString(), false), events::add))
                .hasMessageContaining("azureprivatelinkservices")
                .hasMessageContaining("storedVersions");

        assertThat(events).noneMatch(Event.StepFinished.class::isInstance);
        assertThat(OperatorState.versions(SERVER.api(), objects(manifest))).isEqualTo(before);
    }

    @Test
    void interrupted_after_each_single_object_it_is_complete_in_the_end() throws IOException {
        var manifest = all("resources-external-dns-with-secrets.yaml");
        var objects = objects(manifest);
        int runs = 0;
        for (boolean done = false; !done && runs < 2 * objects.size(); runs++) {
            done = cutAfterTheNextObject(manifest);
        }

        assertThat(runs).as("runs that were cut").isGreaterThan(5);
        var state = OperatorState.of(SERVER.api(), objects);
        SERVER.clear(objects);
        asTheCli(objects);
        assertThat(state).isEqualTo(OperatorState.of(SERVER.api(), objects));
    }

    @Test
    void kinds_of_monitoring_are_left_out_and_told_where_they_are_not_served() throws IOException {
        assumeTrue(
                !SERVER.api().serves("monitoring.coreos.com/v1", "ServiceMonitor"),
                "skipped: this server has the kinds of monitoring");

        SERVER.install(OperatorServer.request(all("resources-external-dns.yaml"), false), events::add);

        assertThat(OperatorServer.told(events))
                .contains(
                        "left out, since the management cluster has no such kinds: ",
                        "PodMonitor hypershift/external-dns",
                        "ServiceMonitor hypershift/operator",
                        "PrometheusRule hypershift/metrics");
    }

    @Test
    void uninstalled_nothing_is_left_but_the_crds_unless_they_are_to_go_as_well() throws IOException {
        var manifest = all("resources-external-dns-with-secrets.yaml");
        SERVER.install(OperatorServer.request(manifest, false), events::add);

        assertThat(SERVER.uninstall(false, true, events::add)).isTrue();
        assertThat(SERVER.api().find(OPERATOR)).as("after a dry run").isPresent();

        assertThat(SERVER.uninstall(false, false, events::add)).isTrue();
        assertThat(objects(manifest).stream()
                        .filter(it -> SERVER.api().findIfServed(it.ref()).isPresent())
                        .map(Manifest::kind))
                .hasSize(33)
                .containsOnly("CustomResourceDefinition");

        assertThat(SERVER.uninstall(true, false, events::add)).isTrue();
        assertThat(objects(manifest).stream()
                        .filter(it -> SERVER.api().findIfServed(it.ref()).isPresent()))
                .isEmpty();
        assertThat(SERVER.uninstall(true, false, events::add)).isFalse();
    }

    @Test
    void with_a_cluster_to_look_after_it_is_not_uninstalled() throws IOException {
        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);
        var pool = Manifest.of(new Ref("hypershift.openshift.io/v1beta1", "NodePool", "default", "left"))
                .tree();
        pool.putObject("spec")
                .put("clusterName", "gone")
                .put("replicas", 0)
                .put("arch", "amd64")
                .putObject("release")
                .put("image", "quay.io/a/b:1");
        ((ObjectNode) pool.path("spec")).putObject("management").put("upgradeType", "Replace");
        ((ObjectNode) pool.path("spec")).putObject("platform").put("type", "None");
        SERVER.api().apply(new Manifest(pool), "tester");

        assertThatThrownBy(() -> SERVER.uninstall(true, false, events::add))
                .hasMessageContaining("NodePool default/left");
        assertThat(SERVER.api().find(OPERATOR)).isPresent();

        SERVER.api().delete(new Manifest(pool).ref());
    }

    @Test
    void a_namespace_in_which_somebody_keeps_a_bundle_stays() throws IOException {
        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);
        var bundle = Manifest.of(Ref.core("Secret", "hypershift", "demo"));
        SERVER.api().create(bundle);

        SERVER.uninstall(true, false, events::add);

        assertThat(SERVER.api().find(bundle.ref())).isPresent();
        assertThat(SERVER.api().find(OPERATOR)).isEmpty();
        assertThat(OperatorServer.told(events)).contains("namespace hypershift stays", "Secret hypershift/demo");
    }

    @Test
    void a_namespace_and_a_crd_that_were_there_before_stay_when_the_operator_goes() throws IOException {
        var manifest = all("resources.yaml");
        var definition = objects(manifest).stream()
                .filter(it -> it.name().equals("ipaddresses.ipam.cluster.x-k8s.io"))
                .findFirst()
                .orElseThrow();
        SERVER.api().create(Manifest.of(Ref.namespace("hypershift")));
        SERVER.api().apply(definition, "tester");

        SERVER.install(OperatorServer.request(manifest, false), events::add);
        SERVER.install(OperatorServer.request(manifest, false), events::add);
        SERVER.uninstall(true, false, events::add);

        assertThat(objects(manifest).stream()
                        .filter(it -> SERVER.api().findIfServed(it.ref()).isPresent())
                        .map(Manifest::name))
                .containsExactlyInAnyOrder("hypershift", "ipaddresses.ipam.cluster.x-k8s.io");
    }

    @Test
    void a_second_operator_in_another_namespace_is_refused() throws IOException {
        SERVER.install(OperatorServer.request(all("resources.yaml"), false), events::add);
        var elsewhere = all("resources.yaml").replace("namespace: hypershift", "namespace: elsewhere");
        var request = OperatorServer.request(elsewhere, false);

        assertThatThrownBy(() -> SERVER.install(
                        new InstallOperatorRequest(
                                "elsewhere",
                                request.manifests(),
                                request.pullSecret(),
                                request.externalDns(),
                                request.privatePlatform(),
                                request.scaleFromZero(),
                                false,
                                request.rollout()),
                        events::add))
                .hasMessageContaining("the operator is in namespace hypershift, not in elsewhere");
    }

    @Test
    void what_was_not_installed_by_us_is_not_uninstalled() throws IOException {
        asTheCli(objects(all("resources.yaml")));

        assertThatThrownBy(() -> SERVER.uninstall(false, false, events::add))
                .hasMessageContaining(OPERATOR + " was not installed by install-operator");
        assertThat(SERVER.api().find(OPERATOR)).isPresent();
    }

    /** All CRDs would change, and one loses the version that its objects are stored in, which the server refuses. */
    private static ObjectNode changed(Manifest object) {
        var tree = object.tree().deepCopy();
        if (object.kind().equals("CustomResourceDefinition")) {
            tree.withArray("/spec/names/categories").add("ci");
        }
        if (object.name().startsWith("azureprivatelinkservices")) {
            ((ObjectNode) tree.at("/spec/versions/0")).put("name", "v1beta9");
        }
        return tree;
    }

    /** Whether the run came to its end before another object was made. */
    private boolean cutAfterTheNextObject(String manifest) {
        var cancellation = new Cancellation();
        var made = new AtomicInteger();
        try {
            SERVER.install(
                    OperatorServer.request(manifest, false),
                    event -> {
                        if (event instanceof Event.StepFinished step && step.outcome() == Outcome.CREATED) {
                            made.incrementAndGet();
                            cancellation.cancel();
                        }
                    },
                    cancellation);
        } catch (RuntimeException cut) {
            assertThat(cancellation.isCancelled()).as(String.valueOf(cut)).isTrue();
        }
        return made.get() == 0;
    }

    /** One after the other, forced, as {@code hypershift}; what the server has no kind for is left out. */
    private static void asTheCli(List<Manifest> objects) {
        for (var object : objects) {
            if (object.kind().equals("PriorityClass")) {
                SERVER.api().create(object);
            } else if (SERVER.api().serves(object.apiVersion(), object.kind())) {
                SERVER.api().apply(object, "hypershift");
            }
        }
    }

    private List<Outcome> outcomes() {
        return events.stream()
                .filter(Event.StepFinished.class::isInstance)
                .map(it -> ((Event.StepFinished) it).outcome())
                .toList();
    }

    private List<String> steps(Outcome outcome) {
        return events.stream()
                .filter(it -> it instanceof Event.StepFinished step && step.outcome() == outcome)
                .map(it -> ((Event.StepFinished) it).step())
                .toList();
    }

    private static String all(String resources) throws IOException {
        return crds + "\n---\n" + rendered(resources);
    }

    private static String rendered(String file) throws IOException {
        var renders = Contracts.cliRenders();
        assumeTrue(renders.isPresent(), "skipped: what HyperShift's CLI renders is not at hand");
        return Files.readString(renders.get().resolve("operator").resolve(file));
    }

    private static List<Manifest> objects(String manifest) throws IOException {
        var objects = new ArrayList<Manifest>();
        for (var object : Manifests.parse(manifest)) {
            var tree = object.tree().deepCopy();
            if (object.kind().equals("CustomResourceDefinition")) {
                tree.remove("status"); // the server's own, which the CLI sends along empty
            }
            objects.add(new Manifest(tree));
        }
        return objects;
    }
}
