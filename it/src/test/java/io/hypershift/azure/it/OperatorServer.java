package io.hypershift.azure.it;

import static org.awaitility.Awaitility.await;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.operator.Operator;
import io.hypershift.azure.operator.UninstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An API server for tests of the operator's objects: a fresh one of the sandbox, or the one whose kubeconfig is in the system property
 * {@code kubernetes.kubeconfig}. No pod runs on either.
 */
final class OperatorServer implements AutoCloseable {
    private static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    private final Source kubeconfig;
    private final Optional<KubernetesServer> sandbox;
    private final KubeApi api;

    private OperatorServer(Source kubeconfig, Optional<KubernetesServer> sandbox) {
        this.kubeconfig = kubeconfig;
        this.sandbox = sandbox;
        this.api = new KubeAccess(kubeconfig, Optional.empty(), NETWORK).open();
    }

    static OperatorServer start() {
        var given = System.getProperty("kubernetes.kubeconfig", "");
        if (!given.isEmpty()) {
            return new OperatorServer(Source.file(Path.of(given)), Optional.empty());
        }
        var server = KubernetesServer.start(CertificateAuthority.create());
        return new OperatorServer(Source.text(server.kubeconfig(), "the sandbox"), Optional.of(server));
    }

    KubeApi api() {
        return api;
    }

    Operator install(InstallOperatorRequest request, EventListener events) {
        return call(it -> it.operators().install(request, new Cancellation()), events);
    }

    Operator install(InstallOperatorRequest request, EventListener events, Cancellation cancellation) {
        return call(it -> it.operators().install(request, cancellation), events);
    }

    boolean uninstall(boolean deleteCrds, boolean dryRun, EventListener events) {
        var request = new UninstallOperatorRequest("hypershift", deleteCrds, Duration.ofMinutes(2));
        return call(it -> it.operators().uninstall(request, dryRun, new Cancellation()), events);
    }

    /** A request for what a manifest holds, which nobody runs here. */
    static InstallOperatorRequest request(String manifest, boolean prune) {
        var usual = InstallOperatorRequest.usual(
                new Manifests.FromFile(Source.text(manifest, "a rendered manifest")),
                Source.none(),
                Duration.ofMinutes(1));
        return new InstallOperatorRequest(
                usual.namespace(),
                usual.manifests(),
                usual.pullSecret(),
                usual.externalDns(),
                usual.privatePlatform(),
                usual.scaleFromZero(),
                prune,
                new Rollout(Duration.ofMinutes(1), false));
    }

    /** Takes everything of an operator away, whoever made it. */
    void clear(List<Manifest> objects) {
        for (var object : objects) {
            if (api.findIfServed(object.ref()).isPresent()) {
                api.delete(object.ref());
            }
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> objects.stream()
                        .allMatch(it -> api.findIfServed(it.ref()).isEmpty()));
    }

    private <T> T call(Function<HyperShiftAzure, T> work, EventListener events) {
        var access = new Access(AzureSignIn.none(), kubeconfig, Optional.empty(), NETWORK);
        try (var hypershift = HyperShiftAzure.open(access, events, new Redactor())) {
            return work.apply(hypershift);
        }
    }

    /** The texts of what was told. */
    static String told(List<Event> events) {
        var lines = new StringBuilder();
        for (var event : events) {
            if (event instanceof Event.Note note) {
                lines.append(note.text().in(Words.PLAIN)).append('\n');
            } else if (event instanceof Event.Warning warning) {
                lines.append(warning.text().in(Words.PLAIN)).append('\n');
            } else if (event instanceof Event.StepFinished step) {
                lines.append(step.outcome())
                        .append(' ')
                        .append(step.step())
                        .append(' ')
                        .append(step.difference())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    boolean isSandbox() {
        return sandbox.isPresent();
    }

    @Override
    public void close() {
        api.close();
        sandbox.ifPresent(KubernetesServer::close);
    }
}
