package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.kubernetes.Edits.editStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.kubernetes.Faults;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.told.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;

/** A sandbox with a management cluster that runs HyperShift, and what its administrator does with hosted clusters on it. */
final class ClusterGround implements AutoCloseable {
    static final String RELEASE = "quay.io/openshift-release-dev/ocp-release:%s-x86_64";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Sandbox sandbox;
    final AzureGround azure;
    final Foundation foundation;
    final ManagementGround management;
    private final KubernetesServer server;
    private final HyperShiftBehaviour behaviour;

    private ClusterGround(Path directory, String... operatorArguments) {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        server = KubernetesServer.start(sandbox.certificateAuthority());
        behaviour = HyperShiftBehaviour.start(server, sandbox.proxy(), sandbox.certificateAuthority(), Latency.NONE);
        azure = new AzureGround(sandbox);
        foundation = new Foundation(azure);
        management = new ManagementGround(server.kubeconfig());
        management.installOperator("hypershift", operatorArguments);
    }

    static ClusterGround start(Path directory, String... operatorArguments) {
        return new ClusterGround(directory, operatorArguments);
    }

    static String infraId(String name) {
        return name + "-x7k2p";
    }

    static String release(String version) {
        return RELEASE.formatted(version);
    }

    /** What befalls the management cluster from outside. */
    Told told() {
        return server.told();
    }

    Faults faults() {
        return server.faults();
    }

    /** Puts a release into the registry that is not there at first. */
    void publish(String version) {
        server.releases().publish(release(version), version, List.of("amd64"));
    }

    HostedClusterManifests prepare(String name) {
        foundation.prepare(name, infraId(name));
        var cluster = new HostedClusterManifests(name, infraId(name), foundation.clientIds());
        management.apply(cluster.secrets(foundation.signingKey()));
        return cluster;
    }

    /** A cluster that has come up, with a pool of its own name. */
    HostedClusterManifests create(String name, int replicas) {
        var cluster = prepare(name);
        management.apply(cluster.hostedCluster());
        management.apply(cluster.nodePool(replicas));
        awaitCompleted(name, "4.21.0");
        awaitNodes(name, replicas);
        return cluster;
    }

    void awaitCompleted(String cluster, String version) {
        eventually(() -> {
            assertThat(management.conditions("HostedCluster", cluster)).containsEntry("Available", "True");
            assertThat(history(cluster)).first().isEqualTo(version + " Completed");
        });
    }

    void awaitNodes(String pool, int replicas) {
        eventually(() -> {
            assertThat(management.conditions("NodePool", pool))
                    .as("%s", management.messages("NodePool", pool))
                    .containsEntry("Ready", "True")
                    .containsEntry("UpdatingVersion", "False");
            assertThat(machines(pool)).hasSize(replicas);
        });
    }

    /** Versions and states, newest first. */
    List<String> history(String cluster) {
        return StreamSupport.stream(
                        status("HostedCluster", cluster).at("/version/history").spliterator(), false)
                .map(it -> it.path("version").asText() + " " + it.path("state").asText())
                .toList();
    }

    JsonNode status(String kind, String name) {
        return json(kind, name).path("status");
    }

    JsonNode json(String kind, String name) {
        return tree(management.hypershift(kind).withName(name).require());
    }

    private static JsonNode tree(Object object) {
        return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(object);
    }

    void patch(String kind, String name, String merge) {
        management.hypershift(kind).withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), merge);
    }

    void upgrade(String kind, String name, String version) {
        patch(kind, name, "{\"spec\": {\"release\": {\"image\": \"%s\"}}}".formatted(release(version)));
    }

    /** What a condition says: its status, its reason and its message. */
    String condition(String kind, String name, String type) {
        return StreamSupport.stream(status(kind, name).path("conditions").spliterator(), false)
                .filter(it -> it.path("type").asText().equals(type))
                .map(it -> it.path("status").asText() + " " + it.path("reason").asText() + ": "
                        + it.path("message").asText())
                .findFirst()
                .orElse("none");
    }

    /** The names of a pool's machines. */
    List<String> machines(String pool) {
        return capi("Machine", pool).stream()
                .map(it -> it.getMetadata().getName())
                .sorted()
                .toList();
    }

    List<GenericKubernetesResource> capi(String kind, String pool) {
        return management
                .client()
                .genericKubernetesResources("cluster.x-k8s.io/v1beta2", kind)
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .filter(it -> ("clusters/" + pool)
                        .equals(it.getMetadata().getAnnotations().get("hypershift.openshift.io/nodePool")))
                .toList();
    }

    /** The names of a cluster's virtual machines. */
    List<String> virtualMachines(String cluster) {
        return StreamSupport.stream(
                        azure.get(Foundation.main(cluster, infraId(cluster))
                                        + "/providers/Microsoft.Compute/virtualMachines")
                                .path("value")
                                .spliterator(),
                        false)
                .map(it -> it.path("name").asText())
                .sorted()
                .toList();
    }

    static List<String> kubelets(KubernetesClient hosted) {
        return hosted.nodes().list().getItems().stream()
                .map(Node::getStatus)
                .map(it -> it.getNodeInfo().getKubeletVersion())
                .toList();
    }

    void delete(String name) {
        management.deleteHostedCluster(name);
        await("gone").atMost(PATIENCE).until(() -> management.isGone(name));
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class) // such as of a log that is not there yet
                .untilAsserted(assertion);
    }

    /** Sets a condition of a cluster operator, as the operator itself does. */
    static void tellOperator(KubernetesClient hosted, String operator, Map<String, String> condition) {
        var told = hosted.genericKubernetesResources("config.openshift.io/v1", "ClusterOperator")
                .withName(operator);
        editStatus(told, it -> {
            List<Map<String, Object>> conditions = it.get("status", "conditions");
            conditions.removeIf(present -> Objects.equals(condition.get("type"), present.get("type")));
            conditions.add(new HashMap<>(condition));
        });
    }

    @Override
    public void close() {
        management.close();
        behaviour.close();
        server.close();
        sandbox.close();
    }
}
