package io.hypershift.azure.it;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.operator.ExternalDnsOptions;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.operator.Operator;
import io.hypershift.azure.operator.PrivatePlatformOptions;
import io.hypershift.azure.operator.ScaleFromZeroOptions;
import io.hypershift.azure.operator.UninstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sandbox on whose management cluster operators are installed, and the product that is let in there alone. */
final class OperatorSite implements AutoCloseable {
    static final String IMAGE = InstallOperatorRequest.IMAGE;

    static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    private final Sandbox sandbox;
    private final KubeApi api;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private OperatorSite(String directory) {
        this.sandbox = Sandbox.start(SandboxOptions.in(
                SampleProject.cleared(BuildPaths.target().resolve("it").resolve(directory))));
        this.api = new KubeAccess(kubeconfig(), Optional.empty(), NETWORK).open();
    }

    static OperatorSite in(String directory) {
        return new OperatorSite(directory);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    KubeApi api() {
        return api;
    }

    Source kubeconfig() {
        return Source.text(sandbox.management().kubeconfig(), "the sandbox");
    }

    Source pullSecret() {
        return Entrance.file(sandbox.properties(), "hypershift.pullSecretFile");
    }

    /** Who writes into the sandbox's zone example.com, as external DNS reads it. */
    Source azureJson() {
        var owner = text(Entrance.file(sandbox.properties(), "hypershift.azureCredentialsFile"));
        return Source.text(
                owner.replace("\"clientId\"", "\"aadClientId\"")
                        .replace("\"clientSecret\"", "\"aadClientSecret\"")
                        .replaceFirst("\\{", "{\"resourceGroup\": \"os4-common\","),
                "azure.json");
    }

    /** The operator alone, rendered by its image. */
    InstallOperatorRequest request() {
        return request(FromJob.of(IMAGE), ExternalDnsOptions.NONE, Duration.ofMinutes(2));
    }

    InstallOperatorRequest request(FromJob job, ExternalDnsOptions externalDns, Duration timeout) {
        return request(job, pullSecret(), externalDns, PrivatePlatformOptions.NONE, new Rollout(timeout, true));
    }

    InstallOperatorRequest request(
            FromJob job,
            Source pullSecret,
            ExternalDnsOptions externalDns,
            PrivatePlatformOptions privatePlatform,
            Rollout rollout) {
        return new InstallOperatorRequest(
                InstallOperatorRequest.NAMESPACE,
                job,
                pullSecret,
                externalDns,
                privatePlatform,
                ScaleFromZeroOptions.NONE,
                false,
                rollout);
    }

    Operator install(InstallOperatorRequest request) {
        return call(it -> it.operators().install(request, new Cancellation()));
    }

    /** The same by whoever the kubeconfig is of. */
    Operator install(InstallOperatorRequest request, Source kubeconfig) {
        return call(kubeconfig, it -> it.operators().install(request, new Cancellation()));
    }

    void uninstall() {
        var request = new UninstallOperatorRequest(InstallOperatorRequest.NAMESPACE, true, Duration.ofMinutes(1));
        call(it -> it.operators().uninstall(request, false, new Cancellation()));
    }

    <T> T call(Function<HyperShiftAzure, T> work) {
        return call(kubeconfig(), work);
    }

    private <T> T call(Source kubeconfig, Function<HyperShiftAzure, T> work) {
        var access = new Access(AzureSignIn.none(), kubeconfig, Optional.empty(), NETWORK);
        try (var hypershift = HyperShiftAzure.open(access, events::add, new Redactor())) {
            return work.apply(hypershift);
        }
    }

    /** What was told so far, a line each. */
    String told() {
        return OperatorServer.told(events);
    }

    void forget() {
        events.clear();
    }

    static String text(Source source) {
        try {
            return source instanceof Source.OfFile file ? Files.readString(file.path()) : source.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Source.Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        sandbox.close();
    }
}
