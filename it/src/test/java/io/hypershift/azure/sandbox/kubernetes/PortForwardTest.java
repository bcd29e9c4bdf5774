package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortForwardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static KubernetesServer server;
    static KubernetesClient client;
    static EchoServer echo;

    @BeforeAll
    static void start() {
        server = KubernetesServer.start(CertificateAuthority.create());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        echo = EchoServer.start();
        server.connect((namespace, pod, port) ->
                pod.equals("echo") && port == 7 ? Optional.of(echo.address()) : Optional.empty());
        pod("echo", "node-1", "Running");
        pod("pending", "node-1", "Pending");
        pod("unscheduled", "", "Pending");
    }

    private static void pod(String name, String node, String phase) {
        client.pods()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName(node.isEmpty() ? null : node)
                        .addNewContainer()
                        .withName("main")
                        .withImage("quay.io/example/echo")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        client.pods()
                .inNamespace("default")
                .withName(name)
                .editStatus(it -> new PodBuilder(it)
                        .editOrNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build());
    }

    @AfterAll
    static void stop() {
        echo.close();
        client.close();
        server.close();
    }

    @Test
    void what_is_sent_arrives_and_comes_back_however_much_it_is() throws IOException {
        try (var forward = podCalled("echo").portForward(7);
                var socket = connect(forward)) {
            var sent = bytes(300_000);
            var sender = CompletableFuture.runAsync(() -> write(socket, sent));

            assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            sender.join();
        }
    }

    @Test
    void many_connections_do_not_mix() throws IOException {
        try (var forward = podCalled("echo").portForward(7)) {
            var all = IntStream.range(0, 12)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> comesBack(forward)))
                    .toList();

            assertThat(all).allSatisfy(it -> assertThat(it.join()).isTrue());
        }
    }

    private static boolean comesBack(LocalPortForward forward) {
        var sent = bytes(5_000);
        try (var socket = connect(forward)) {
            write(socket, sent);
            return Arrays.equals(socket.getInputStream().readNBytes(sent.length), sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void when_the_listener_closes_the_client_sees_the_end() throws IOException {
        try (var forward = podCalled("echo").portForward(7);
                var socket = connect(forward)) {
            write(socket, new byte[] {0});

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void when_the_client_closes_the_listener_sees_the_end() throws IOException {
        try (var forward = podCalled("echo").portForward(7)) {
            var socket = connect(forward);
            write(socket, new byte[] {1});
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            assertThat(echo.connections()).isPositive();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(echo.connections()).isZero());
    }

    @Test
    void where_nobody_listens_an_error_comes() throws IOException {
        try (var forward = podCalled("echo").portForward(8);
                var socket = connect(forward)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(forward.errorOccurred()).isTrue();
            assertThat(forward.getServerThrowables()).isNotEmpty();
        }
    }

    @Test
    void what_the_kubelet_cannot_reach_is_refused() {
        var api = RawApi.of(Config.fromKubeconfig(server.kubeconfig()))
                .withHeader("Sec-WebSocket-Protocol", "v4.channel.k8s.io");

        api.get(path("none") + "?ports=7").expect(404).saying("pods \"none\" not found");
        api.get(path("unscheduled") + "?ports=7").expect(400).saying("does not have a host assigned");
        assertThat(api.get(path("pending") + "?ports=7").expect(500).body()).contains("pending_default");
        api.get(path("echo")).expect(400).saying("\"port\" is required");
        api.get(path("echo") + "?ports=lots").expect(400).saying("unable to parse \"lots\" as a port");
    }

    @Test
    void who_may_not_forward_ports_is_refused() {
        var token =
                server.users().add("reader", request -> request.subresource().isEmpty());
        var reader = RawApi.of(Config.fromKubeconfig(server.kubeconfig())).withToken(token);

        reader.get("/api/v1/namespaces/default/pods/echo").expect(200);
        reader.get(path("echo") + "?ports=7").expect(403).saying("pods/portforward");
    }

    @Test
    void a_client_is_told_when_a_pod_is_not_there() throws IOException {
        try (var forward = podCalled("none").portForward(7);
                var socket = connect(forward)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            await().atMost(PATIENCE).until(forward::errorOccurred);
        }
    }

    private static PodResource podCalled(String name) {
        return client.pods().inNamespace("default").withName(name);
    }

    private static String path(String pod) {
        return "/api/v1/namespaces/default/pods/" + pod + "/portforward";
    }

    private static Socket connect(LocalPortForward forward) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a zero, which ends the echo. */
    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random().nextBytes(bytes);
        for (var i = 0; i < count; i++) {
            bytes[i] |= 1;
        }
        return bytes;
    }
}
