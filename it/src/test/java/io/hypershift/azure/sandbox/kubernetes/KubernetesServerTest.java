package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the sandbox's server can be told, beyond what every API server does. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesServerTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

    private final KubernetesServer server = KubernetesServer.start(AUTHORITY);
    private final KubernetesClient client = clientOf(server.kubeconfig());

    @BeforeAll
    void awaitNamespace() {
        client.configMaps()
                .inNamespace("default")
                .withName("kube-root-ca.crt")
                .waitUntilCondition(bundle -> bundle != null, 10, TimeUnit.SECONDS);
    }

    @AfterEach
    void clearFaults() {
        server.faults().clear();
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_refused_request_changes_nothing_and_the_next_one_is_answered() {
        server.faults()
                .add(new Fault(
                        Fault.Match.ANY.withVerb("create").withKind("ConfigMap").named("refused"),
                        1,
                        new Fault.Refuse(403, "Forbidden", "denied by a policy")));

        assertThatThrownBy(() -> create("refused"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(403))
                .hasMessageContaining("denied by a policy");
        assertThat(create("refused")).isNotNull();
    }

    @Test
    void a_connection_dropped_before_the_write_leaves_nothing_and_one_dropped_after_it_the_object() {
        dropWrites("lost", new Fault.DropBefore());
        dropWrites("made", new Fault.DropAfter());

        assertThatThrownBy(() -> create("lost")).isInstanceOf(KubernetesClientException.class);
        assertThatThrownBy(() -> create("made")).isInstanceOf(KubernetesClientException.class);
        assertThat(configMap("lost")).isNull();
        assertThat(configMap("made")).isNotNull();
    }

    @Test
    void a_watcher_over_a_web_socket_sees_every_change() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (var watch =
                client.configMaps().inNamespace("default").withName("watched").watch(new Recorder(seen))) {
            create("watched");
            client.configMaps()
                    .inNamespace("default")
                    .withName("watched")
                    .edit(map -> new ConfigMapBuilder(map).addToData("a", "b").build());
            client.configMaps().inNamespace("default").withName("watched").delete();

            await().untilAsserted(() -> assertThat(seen).containsExactly("ADDED", "MODIFIED", "DELETED"));
        }
    }

    @Test
    void a_log_is_followed_until_its_container_is_done() {
        client.pods()
                .inNamespace("default")
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("talker")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("main")
                        .withImage("example.com/talker:1")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        server.logs().append("default", "talker", "main", "first\nsecond");
        var output = new ByteArrayOutputStream();
        try (var watch = client.pods()
                .inNamespace("default")
                .withName("talker")
                .withReadyWaitTimeout(0)
                .watchLog(output)) {
            await().until(() -> output.toString(StandardCharsets.UTF_8).contains("second"));
            server.logs().append("default", "talker", "main", "third");
            server.logs().finish("default", "talker", "main");
            await().until(() -> output.toString(StandardCharsets.UTF_8).equals("first\nsecond\nthird\n"));
        }
        assertThat(client.pods()
                        .inNamespace("default")
                        .withName("talker")
                        .tailingLines(1)
                        .getLog())
                .isEqualTo("third\n");
    }

    @Test
    void users_may_do_what_they_were_given_and_no_longer_than_their_token_stands() {
        var token = server.users().add("reader", request -> request.verb().equals("get"));
        try (var reader = clientOf(server.kubeconfig(token))) {
            assertThat(reader.namespaces().withName("default").get()).isNotNull();
            assertThatThrownBy(() -> reader.namespaces().withName("default").delete())
                    .hasMessageContaining("User \"reader\" cannot delete resource \"namespaces\"");
            server.users().revoke(token);
            assertThatThrownBy(() -> reader.namespaces().withName("default").get())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            failure -> assertThat(failure.getCode()).isEqualTo(401));
        }
    }

    @Test
    void two_servers_know_nothing_of_each_other() {
        create("here");
        try (var other = KubernetesServer.start(AUTHORITY);
                var otherClient = clientOf(other.kubeconfig())) {
            assertThat(otherClient
                            .configMaps()
                            .inNamespace("default")
                            .withName("here")
                            .get())
                    .isNull();
        }
    }

    private void dropWrites(String name, Fault.Effect effect) {
        server.faults().add(new Fault(Fault.Match.ANY.withVerb("create").named(name), 1, effect));
    }

    private ConfigMap create(String name) {
        return client.configMaps()
                .inNamespace("default")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    private @Nullable ConfigMap configMap(String name) {
        return client.configMaps().inNamespace("default").withName(name).get();
    }

    private static KubernetesClient clientOf(String kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        config.setRequestTimeout((int) Duration.ofSeconds(10).toMillis());
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private record Recorder(List<String> seen) implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap object) {
            seen.add(action.name());
        }

        @Override
        public void onClose(WatcherException cause) {
            // The test closes the watch itself.
        }
    }
}
