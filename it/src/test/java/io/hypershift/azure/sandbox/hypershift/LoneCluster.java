package io.hypershift.azure.sandbox.hypershift;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;

/** A management cluster that reaches no Azure, and its administrator in its namespace {@code default}. */
final class LoneCluster implements AutoCloseable {
    static final String NAMESPACE = "default";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KubernetesServer server;
    private final HyperShiftBehaviour behaviour;
    private final ManagementGround ground;

    private LoneCluster(ManagementSettings settings) {
        var ca = CertificateAuthority.create();
        this.server = KubernetesServer.start(ca);
        this.behaviour =
                HyperShiftBehaviour.start(server, settings, URI.create("http://127.0.0.1:9"), ca, Latency.NONE);
        this.ground = new ManagementGround(server.kubeconfig());
    }

    static LoneCluster start() {
        return start(ManagementSettings.DEFAULT);
    }

    static LoneCluster start(ManagementSettings settings) {
        return new LoneCluster(settings);
    }

    KubernetesServer server() {
        return server;
    }

    ManagementGround ground() {
        return ground;
    }

    KubernetesClient client() {
        return ground.client();
    }

    /** Applies YAML, with these values in the place of its %s. */
    void apply(String yaml, Object... values) {
        ground.apply(values.length == 0 ? yaml : yaml.formatted(values));
    }

    /** A Deployment whose pods have the label app with its name. */
    void deploy(String name, int replicas, String podSpec) {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: default}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template: {metadata: {labels: {app: %1$s}}, spec: %3$s}
                """, name, replicas, podSpec);
    }

    Deployment deployment(String name) {
        return client().apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(name)
                .require();
    }

    /** How many pods of a Deployment are ready. */
    int ready(String deployment) {
        var status = deployment(deployment).getStatus();
        return status == null || status.getReadyReplicas() == null ? 0 : status.getReadyReplicas();
    }

    /** What a condition of a Deployment says: its status, its reason and its message. */
    String condition(String deployment, String type) {
        return Optional.ofNullable(deployment(deployment).getStatus()).stream()
                .flatMap(it -> it.getConditions().stream())
                .filter(it -> it.getType().equals(type))
                .map(it -> it.getStatus() + " " + it.getReason() + ": " + it.getMessage())
                .findFirst()
                .orElse("none");
    }

    List<Pod> pods(String app) {
        return client().pods()
                .inNamespace(NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems();
    }

    Pod onlyPod(String app) {
        var pods = pods(app);
        if (pods.size() != 1) {
            throw new AssertionError(pods.size() + " pods of " + app);
        }
        return pods.get(0);
    }

    /** What a condition of a pod says: its status, its reason and its message. */
    static String condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals(type))
                .map(it -> it.getStatus() + " " + it.getReason() + ": " + it.getMessage())
                .findFirst()
                .orElse("none");
    }

    /** What the only pod of an app writes, empty as long as it writes nothing. */
    String log(String app) {
        try {
            return client().pods().resource(onlyPod(app)).getLog();
        } catch (KubernetesClientException e) {
            return "";
        }
    }

    /** What warnings about an object say: their reason and message. */
    List<String> warnings(String about) {
        return client().v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(it -> about.equals(it.getInvolvedObject().getName()))
                .filter(it -> it.getType().equals("Warning"))
                .map(it -> it.getReason() + ": " + it.getMessage())
                .toList();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class) // such as of a log that is not there yet
                .untilAsserted(assertion);
    }

    @Override
    public void close() {
        ground.close();
        behaviour.close();
        server.close();
    }
}
