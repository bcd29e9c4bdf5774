package io.hypershift.azure.benchmark;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How long the part in Azure of making a cluster takes where Azure is as slow as it really is, beside the longest chain of steps that
 * wait for each other, and beside all steps one after another, as HyperShift's CLI has them. The argument is the share of Azure's real
 * latencies, 1 unless given.
 */
public final class ClusterBenchmark {
    private static final double MOST = 1.3;
    private static final List<String> OF_KUBERNETES = List.of("Secret ", "ConfigMap ", "HostedCluster ", "NodePool ");

    /** When the steps of Azure were done, and how long each took. */
    private record Run(Map<String, Duration> took, Duration azure) {}

    private ClusterBenchmark() {}

    public static void main(String... arguments) throws IOException {
        var factor = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        var directory = Files.createTempDirectory("cluster-benchmark");
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(new Latency(factor)))) {
            prepare(sandbox, directory);
            begin(sandbox, directory, "warm-up"); // the first one loads classes
            report(factor, begin(sandbox, directory, "bench"));
        }
    }

    private static void prepare(Sandbox sandbox, Path directory) {
        var request = new FoundationRequest(
                "bench",
                "eastus",
                "bench",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(directory.resolve("bundle")));
        try (var hypershift = HyperShiftAzure.open(access(sandbox), event -> {}, new Redactor())) {
            hypershift.foundations().create(request, new Cancellation());
            hypershift
                    .operators()
                    .install(
                            InstallOperatorRequest.usual(
                                    Manifests.FromJob.of(InstallOperatorRequest.IMAGE),
                                    Source.none(),
                                    Duration.ofMinutes(5)),
                            new Cancellation());
        }
    }

    private static Run begin(Sandbox sandbox, Path directory, String name) {
        var bundle = new Bundle(directory.resolve("bundle"));
        var request = new CreateClusterRequest(
                name,
                "clusters",
                ClusterOptions.SET.given(Map.of(
                        Parameter.BASE_DOMAIN, "example.com",
                        Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi")),
                ClusterFiles.of(file(sandbox.properties(), "hypershift.pullSecretFile")),
                new Trust(
                        Source.file(bundle.foundation()),
                        Source.file(bundle.workloadIdentities()),
                        Source.file(bundle.privateKey()),
                        Optional.empty()),
                Map.of(),
                new Ownership("bench", "", Duration.ofHours(4), Duration.ofMinutes(1)),
                directory.resolve("out"));
        var took = new ConcurrentHashMap<String, Duration>();
        var begun = new long[1];
        var azure = new Duration[] {Duration.ZERO};
        try (var hypershift = HyperShiftAzure.open(
                access(sandbox),
                event -> {
                    if (event instanceof Event.PlanStarted) {
                        begun[0] = System.nanoTime();
                    } else if (event instanceof Event.StepFinished it && isOfAzure(it.step())) {
                        took.put(it.step(), it.took());
                        azure[0] = Duration.ofNanos(System.nanoTime() - begun[0]);
                    }
                },
                new Redactor())) {
            hypershift.clusters().begin(request, new Cancellation());
        }
        return new Run(took, azure[0]);
    }

    private static boolean isOfAzure(String step) {
        return OF_KUBERNETES.stream().noneMatch(step::startsWith);
    }

    private static void report(double factor, Run run) {
        var longest = chains().map(chain ->
                        chain.stream().map(part -> longest(run.took(), part)).reduce(Duration.ZERO, Duration::plus))
                .max(Duration::compareTo)
                .orElseThrow();
        var all = run.took().values().stream().reduce(Duration.ZERO, Duration::plus);
        System.out.printf(
                "cluster: %d steps in Azure at %.2f of its latencies: %.1f s; their longest chain %.1f s (ratio %.2f, at most %.1f);"
                        + " one step after another %.1f s (ratio %.2f)%n",
                run.took().size(),
                factor,
                seconds(run.azure()),
                seconds(longest),
                seconds(run.azure()) / seconds(longest),
                MOST,
                seconds(all),
                seconds(run.azure()) / seconds(all));
    }

    /** What waits for what, by the beginnings of steps' names; where several begin so, the longest counts. */
    private static Stream<List<String>> chains() {
        return Stream.of(
                List.of("resource group", "network security group", "virtual network", "link"),
                List.of("resource group", "private DNS zone", "link"),
                List.of("resource group", "public IP", "load balancer"),
                List.of("resource group", "role"));
    }

    private static Duration longest(Map<String, Duration> took, String beginning) {
        return took.entrySet().stream()
                .filter(it -> it.getKey().startsWith(beginning))
                .map(Map.Entry::getValue)
                .max(Duration::compareTo)
                .orElseThrow(() -> new IllegalStateException("no step " + beginning));
    }

    private static Access access(Sandbox sandbox) {
        var properties = sandbox.properties();
        var network = new NetworkAccess(
                Optional.of(URI.create(properties.getOrDefault("hypershift.httpsProxy", ""))),
                file(properties, "hypershift.caBundleFile"),
                List.of(sandbox.dnsServer()));
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, file(properties, "hypershift.azureCredentialsFile")),
                file(properties, "hypershift.managementKubeconfigFile"),
                Optional.empty(),
                network);
    }

    private static Source file(Map<String, String> properties, String name) {
        return Source.file(Path.of(properties.getOrDefault(name, "")));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
