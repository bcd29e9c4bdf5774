package io.hypershift.azure.benchmark;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.event.Event;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a foundation takes where Azure is as slow as it really is, beside the longest chain of steps that wait for each other, and
 * beside all steps one after another, as the guide has them. The argument is the share of Azure's real latencies, 1 unless given.
 */
public final class FoundationBenchmark {
    private static final double MOST = 1.3;

    private FoundationBenchmark() {}

    public static void main(String... arguments) throws IOException {
        var factor = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        var directory = Files.createTempDirectory("foundation-benchmark");
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(new Latency(factor)))) {
            var took = new ConcurrentHashMap<String, Duration>();
            var started = System.nanoTime();
            make(sandbox, directory, took);
            report(factor, took, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static void make(Sandbox sandbox, Path directory, Map<String, Duration> took) {
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
        try (var hypershift = HyperShiftAzure.open(
                access(sandbox),
                event -> {
                    if (event instanceof Event.StepFinished it) {
                        took.put(it.step(), it.took());
                    }
                },
                new Redactor())) {
            hypershift.foundations().create(request, new Cancellation());
        }
    }

    private static void report(double factor, Map<String, Duration> took, Duration total) {
        var longest = chains(took).stream()
                .map(chain -> chain.stream().map(took::get).reduce(Duration.ZERO, Duration::plus))
                .max(Duration::compareTo)
                .orElseThrow();
        var all = took.values().stream().reduce(Duration.ZERO, Duration::plus);
        System.out.printf(
                "foundation of %d steps at %.2f of Azure's latencies: %.1f s; its longest chain %.1f s (ratio %.2f, at most %.1f);"
                        + " one step after another %.1f s (ratio %.2f)%n",
                took.size(),
                factor,
                seconds(total),
                seconds(longest),
                seconds(total) / seconds(longest),
                MOST,
                seconds(all),
                seconds(total) / seconds(all));
    }

    /** Group, account, container, key and documents; and group, identity and its credentials, for each identity. */
    private static List<List<String>> chains(Map<String, Duration> took) {
        var chains = new ArrayList<List<String>>();
        chains.add(named(took, "resource group", "storage account", "container", "signing key", "OIDC"));
        took.keySet().stream().filter(it -> it.startsWith("identity ")).forEach(identity -> {
            var name = identity.substring("identity ".length());
            chains.add(named(took, "resource group", identity, "credential " + name));
        });
        return chains;
    }

    private static List<String> named(Map<String, Duration> took, String... beginnings) {
        return took.keySet().stream()
                .filter(step -> List.of(beginnings).stream().anyMatch(step::startsWith))
                .toList();
    }

    private static Access access(Sandbox sandbox) {
        var properties = sandbox.properties();
        var network = new NetworkAccess(
                Optional.of(URI.create(properties.getOrDefault("hypershift.httpsProxy", ""))),
                file(properties, "hypershift.caBundleFile"),
                List.of(sandbox.dnsServer()));
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, file(properties, "hypershift.azureCredentialsFile")),
                Source.none(),
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
