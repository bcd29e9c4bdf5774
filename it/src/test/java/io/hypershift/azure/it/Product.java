package io.hypershift.azure.it;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.HostedCluster;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The product in this process, let into a sandbox of its own that has a foundation and an operator. */
final class Product implements AutoCloseable {
    static final String OWNER = "it";

    private final Path directory;
    private final Sandbox sandbox;
    private final HyperShiftAzure hypershift;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Product(String name, Latency latency) {
        this.directory = BuildPaths.target().resolve("it").resolve(name);
        this.sandbox =
                Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")).with(latency));
        this.hypershift = HyperShiftAzure.open(Entrance.to(sandbox), events::add, new Redactor());
        SharedSigningKey.into(bundle().directory());
        createFoundation();
        hypershift
                .operators()
                .install(
                        InstallOperatorRequest.usual(
                                Manifests.FromJob.of(InstallOperatorRequest.IMAGE),
                                Source.none(),
                                Duration.ofMinutes(5)),
                        new Cancellation());
    }

    static Product in(String directory, Latency latency) {
        return new Product(directory, latency);
    }

    Foundation createFoundation() {
        var request = new FoundationRequest(
                "it",
                "eastus",
                "it-foundation",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(bundle().directory()));
        return hypershift.foundations().create(request, new Cancellation());
    }

    HostedCluster create(String name, Duration timeout) {
        return hypershift.clusters().create(request(name, bundle().privateKey()), timeout, new Cancellation());
    }

    HostedCluster create(String name, Path signingKey, Duration timeout) {
        return hypershift.clusters().create(request(name, signingKey), timeout, new Cancellation());
    }

    ClusterKey begin(String name) {
        return begin(name, Map.of());
    }

    ClusterKey begin(String name, Map<Parameter, String> more) {
        return hypershift.clusters().begin(request(name, bundle().privateKey(), usual(), more), new Cancellation());
    }

    HyperShiftAzure hypershift() {
        return hypershift;
    }

    boolean destroy(String name) {
        return hypershift
                .clusters()
                .destroy(
                        new DestroyClusterRequest(new ClusterKey("clusters", name), OWNER, Duration.ofSeconds(5)),
                        new Cancellation());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Bundle bundle() {
        return new Bundle(directory.resolve("bundle"));
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        hypershift.close();
        sandbox.close();
    }

    /** The product as another process has it, with clients of its own, let in by a door. */
    HyperShiftAzure through(Door door) {
        return HyperShiftAzure.open(Entrance.by(door, sandbox), event -> {}, new Redactor());
    }

    private CreateClusterRequest request(String name, Path signingKey) {
        return request(name, signingKey, usual(), Map.of());
    }

    private static Ownership usual() {
        return new Ownership(OWNER, "", Duration.ofHours(4), Duration.ofSeconds(5));
    }

    ClusterFiles files() {
        return ClusterFiles.of(Entrance.file(sandbox.properties(), "hypershift.pullSecretFile"));
    }

    CreateClusterRequest request(String name, Ownership ownership) {
        return request(name, bundle().privateKey(), ownership, Map.of());
    }

    private CreateClusterRequest request(
            String name, Path signingKey, Ownership ownership, Map<Parameter, String> more) {
        var options = new EnumMap<Parameter, String>(Map.of(
                Parameter.BASE_DOMAIN, "example.com",
                Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi"));
        options.putAll(more);
        return new CreateClusterRequest(
                name,
                "clusters",
                ClusterOptions.SET.given(options),
                files(),
                new Trust(
                        Source.file(bundle().foundation()),
                        Source.file(bundle().workloadIdentities()),
                        Source.file(signingKey),
                        Optional.empty()),
                Map.of(),
                ownership,
                directory.resolve("out"));
    }
}
