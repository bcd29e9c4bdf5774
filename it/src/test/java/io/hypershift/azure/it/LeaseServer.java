package io.hypershift.azure.it;

import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An API server for tests of leases: a fresh one of the sandbox, or the one whose kubeconfig is in the system property {@code
 * kubernetes.kubeconfig}.
 *
 * @param sandbox empty where the server is a real one
 */
record LeaseServer(KubeApi api, Optional<KubernetesServer> sandbox) implements AutoCloseable {

    static LeaseServer start() {
        var given = System.getProperty("kubernetes.kubeconfig", "");
        if (!given.isEmpty()) {
            return new LeaseServer(open(Source.file(Path.of(given))), Optional.empty());
        }
        var server = KubernetesServer.start(CertificateAuthority.create());
        return new LeaseServer(open(Source.text(server.kubeconfig(), "the sandbox")), Optional.of(server));
    }

    boolean isSandbox() {
        return sandbox.isPresent();
    }

    void advance(Duration by) {
        sandbox.ifPresent(it -> it.clock().advance(by));
    }

    @Override
    public void close() {
        api.close();
        sandbox.ifPresent(KubernetesServer::close);
    }

    private static KubeApi open(Source kubeconfig) {
        return new KubeAccess(
                        kubeconfig, Optional.empty(), new NetworkAccess(Optional.empty(), Source.none(), List.of()))
                .open();
    }
}
