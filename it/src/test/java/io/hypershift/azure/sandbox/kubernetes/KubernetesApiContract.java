package io.hypershift.azure.sandbox.kubernetes;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What clients of the management cluster may rely on, said of any API server: the sandbox's own, or the one of the
 * kubeconfig in the system property {@code kubernetes.kubeconfig}, which is the arbiter. Every run has a namespace and
 * an API group of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KubernetesApiContract {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String namespace = "contract-" + run;
    final String group = "c" + run + ".contract.example";
    private final Cluster cluster = Cluster.open();
    final Config config = Config.fromKubeconfig(cluster.kubeconfig());
    final RawApi api = RawApi.of(config);
    final KubernetesClient client =
            new KubernetesClientBuilder().withConfig(config).build();

    /** Whether it is any server but the sandbox's. */
    static boolean isRealServer() {
        return given().isPresent();
    }

    private static Optional<String> given() {
        return Optional.ofNullable(System.getProperty("kubernetes.kubeconfig")).filter(file -> !file.isBlank());
    }

    /** The server under test, and how to leave it. */
    private record Cluster(String kubeconfig, Runnable leave) {
        static Cluster open() {
            return given().map(file -> new Cluster(read(Path.of(file)), () -> {}))
                    .orElseGet(Cluster::sandbox);
        }

        private static Cluster sandbox() {
            KubernetesServer server = KubernetesServer.start(CertificateAuthority.create());
            return new Cluster(server.kubeconfig(), server::close);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read kubernetes.kubeconfig", e);
            }
        }
    }

    @BeforeAll
    void arrive() {
        api.post("/api/v1/namespaces", json("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}", namespace))
                .expect(201);
        api.post(definitions(), WidgetDefinition.json(group)).expect(201);
        eventually(() -> api.get(widgets()).expect(200));
        eventually(() -> api.get("/api/v1/namespaces/" + namespace + "/serviceaccounts/default")
                .expect(200));
    }

    @AfterAll
    void leave() {
        api.delete(definitions() + "/widgets." + group);
        api.delete("/api/v1/namespaces/" + namespace);
        client.close();
        cluster.leave().run();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }

    static String definitions() {
        return "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    }

    String configMaps() {
        return core("configmaps");
    }

    String core(String plural) {
        return "/api/v1/namespaces/" + namespace + "/" + plural;
    }

    String apps(String plural) {
        return "/apis/apps/v1/namespaces/" + namespace + "/" + plural;
    }

    String leases() {
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
    }

    String widgets() {
        return "/apis/" + group + "/v1/namespaces/" + namespace + "/widgets";
    }

    String widget(String name, String spec) {
        return json("{apiVersion: %s/v1, kind: Widget, metadata: {name: %s}, spec: %s}", group, name, spec);
    }

    static String configMap(String name, String data) {
        return json("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: %s}", name, data);
    }

    /** Applies an object at its path as one manager, without force. */
    Answer apply(String path, String manager, String body) {
        return api.patch(path + "?fieldManager=" + manager, RawApi.APPLY_PATCH, body);
    }

    Answer applyWidget(String name, String manager, String spec) {
        return apply(widgets() + "/" + name, manager, widget(name, spec));
    }

    Answer applyConfigMap(String name, String manager, String data) {
        return apply(configMaps() + "/" + name, manager, configMap(name, data));
    }

    /** JSON from YAML, which is easier to read in a test. */
    static String json(String yaml, Object... values) {
        try {
            return JSON.writeValueAsString(YAML.readTree(String.format(yaml, values)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
