package io.hypershift.azure.benchmark;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromFile;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.operator.UninstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.kubernetes.Fault;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * What HyperShift's CLI renders (2.7 MB of CRDs, and the rest), applied by us and one object after another as the CLI does, until
 * all kinds are served: time and requests, on the sandbox with 20 ms for each request, or on the API server whose kubeconfig is in the system property {@code kubernetes.kubeconfig} (without
 * requests, which are not seen there). Nobody waits for pods.
 */
public final class OperatorBenchmark {
    private static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    /** From a CI's agent to a cluster of the same region. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(20);

    private OperatorBenchmark() {}

    public static void main(String... arguments) throws IOException {
        var directory = Contracts.cliRenders().orElseThrow().resolve("operator");
        var text = Files.readString(directory.resolve("crds.yaml")) + "\n---\n"
                + Files.readString(directory.resolve("resources.yaml"));
        var given = System.getProperty("kubernetes.kubeconfig", "");
        if (!given.isEmpty()) {
            run(Source.file(Path.of(given)), text, () -> -1);
            return;
        }
        var options = SandboxOptions.in(Files.createTempDirectory("operator-benchmark"))
                .with(new Latency(1));
        try (var sandbox = Sandbox.start(options);
                var door = sandbox.open(passage -> Decision.PASS)) {
            sandbox.management()
                    .faults()
                    .add(new Fault(Fault.Match.ANY, Integer.MAX_VALUE, new Fault.Delay(ROUND_TRIP)));
            var kubeconfig = door.properties().getOrDefault("hypershift.managementKubeconfigFile", "");
            run(Source.file(Path.of(kubeconfig)), text, door::requests);
        }
    }

    private static void run(Source kubeconfig, String text, IntSupplier requests) throws IOException {
        var objects = Manifests.parse(text);
        try (var api = new KubeAccess(kubeconfig, Optional.empty(), NETWORK).open()) {
            for (var round : List.of("warm-up", "installed")) { // the first one loads classes
                measure(round + " by us", requests, () -> install(kubeconfig, text));
                measure(round + " again by us, unchanged", requests, () -> install(kubeconfig, text));
                clear(kubeconfig, api, objects);
                measure(round + " one object after another", requests, () -> oneByOne(api, objects));
                clear(kubeconfig, api, objects);
            }
        }
    }

    private static void measure(String what, IntSupplier requests, Runnable work) {
        int before = requests.getAsInt();
        var started = System.nanoTime();
        work.run();
        var took = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        int sent = requests.getAsInt() - before;
        System.out.printf(
                Locale.ROOT, "operator %s: %.2f s%s%n", what, took, sent == 0 ? "" : ", " + sent + " requests");
    }

    private static void install(Source kubeconfig, String text) {
        var usual = InstallOperatorRequest.usual(
                new FromFile(Source.text(text, "a manifest")), Source.none(), Duration.ofMinutes(2));
        var request = new InstallOperatorRequest(
                usual.namespace(),
                usual.manifests(),
                usual.pullSecret(),
                usual.externalDns(),
                usual.privatePlatform(),
                usual.scaleFromZero(),
                false,
                new Rollout(Duration.ofMinutes(2), false));
        try (var hypershift = open(kubeconfig)) {
            hypershift.operators().install(request, new Cancellation());
        }
    }

    /** HyperShift's {@code cmd/install/install.go}: all CRDs dry, all CRDs, until they are Established, and the rest. */
    private static void oneByOne(KubeApi api, List<Manifest> objects) {
        var definitions = objects.stream()
                .filter(it -> it.kind().equals("CustomResourceDefinition"))
                .map(OperatorBenchmark::withoutStatus)
                .toList();
        definitions.forEach(it -> api.apply(it, "hypershift", true));
        definitions.forEach(it -> api.apply(it, "hypershift"));
        definitions.forEach(it -> {
            while (api.get(it.ref())
                    .condition("Established")
                    .filter(Condition::isTrue)
                    .isEmpty()) {
                pause();
            }
        });
        while (definitions.stream().anyMatch(it -> !isServed(api, it))) {
            pause();
        }
        objects.stream()
                .filter(it -> !it.kind().equals("CustomResourceDefinition"))
                .filter(it -> api.serves(it.apiVersion(), it.kind()))
                .forEach(it -> api.apply(it, "hypershift"));
    }

    /** As often as the CLI looks. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    private static boolean isServed(KubeApi api, Manifest definition) {
        var version = definition.list("spec", "versions").get(0).path("name").asText();
        return api.serves(definition.text("spec", "group") + "/" + version, definition.text("spec", "names", "kind"));
    }

    private static Manifest withoutStatus(Manifest definition) {
        var tree = definition.tree().deepCopy();
        tree.remove("status");
        return new Manifest(tree);
    }

    private static void clear(Source kubeconfig, KubeApi api, List<Manifest> objects) {
        try (var hypershift = open(kubeconfig)) {
            install(kubeconfig, asList(objects)); // adopts what was made one by one, so that it can be removed
            hypershift
                    .operators()
                    .uninstall(
                            new UninstallOperatorRequest("hypershift", true, Duration.ofMinutes(1)),
                            false,
                            new Cancellation());
        }
        objects.stream().filter(it -> api.findIfServed(it.ref()).isPresent()).forEach(it -> api.delete(it.ref()));
    }

    private static String asList(List<Manifest> objects) {
        var list = Json.object().put("apiVersion", "v1").put("kind", "List");
        objects.forEach(it -> list.withArray("/items").add(it.tree()));
        return list.toString();
    }

    private static HyperShiftAzure open(Source kubeconfig) {
        return HyperShiftAzure.open(
                new Access(AzureSignIn.none(), kubeconfig, Optional.empty(), NETWORK), event -> {}, new Redactor());
    }
}
