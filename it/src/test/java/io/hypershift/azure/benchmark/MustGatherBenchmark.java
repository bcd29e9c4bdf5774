package io.hypershift.azure.benchmark;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.it.BuildPaths;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.told.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Gathers 80 pods that have printed 200 MB together, in a JVM that has 64 MB of heap. Printed are time, requests, sizes and the most
 * heap that was in use.
 */
public final class MustGatherBenchmark {
    private static final int PODS = Integer.getInteger("pods", 80);
    private static final int MEGABYTES = Integer.getInteger("megabytes", 200);
    private static final String NAMESPACE = "clusters-bench";
    private static final String IMAGE = "quay.io/example/talkative";

    private MustGatherBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory = BuildPaths.target().resolve("benchmark").resolve("must-gather");
        try (var sandbox =
                Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")).with(Latency.NONE))) {
            sandbox.management().programs().tell(Programs.Match.image(IMAGE), new Programs.Exits(0, "begun"));
            try (var client = new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(sandbox.management().kubeconfig()))
                    .build()) {
                fill(sandbox, client);
            }
            for (var round = 0; round < 2; round++) {
                gather(sandbox, directory.resolve("must-gather.tar.gz"));
            }
        }
    }

    private static void fill(Sandbox sandbox, KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        var line = "I0102 03:04:05.678901       1 controller.go:257] \"Reconciled\" controller=\"nodepool\" object="
                + "{\"name\":\"bench\",\"namespace\":\"clusters\"} reconcileID=\"0f1d2c3b-4a59-6877-8695-a4b3c2d1e0f9\" took=12ms";
        var timestamp = 31;
        var lines = MEGABYTES * 1_000_000L / PODS / (line.length() + timestamp);
        IntStream.range(0, PODS)
                .forEach(number -> client.resource(pod("component-" + number)).create());
        Awaitility.await("pods")
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.pods().inNamespace(NAMESPACE).list().getItems().stream()
                        .allMatch(it -> it.getStatus().getPhase().equals("Succeeded")));
        var text = IntStream.range(0, (int) lines).mapToObj(any -> line).collect(Collectors.joining("\n"));
        IntStream.range(0, PODS)
                .forEach(number -> sandbox.management().logs().append(NAMESPACE, "component-" + number, "main", text));
    }

    private static Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("main")
                .withImage(IMAGE)
                .endContainer()
                .endSpec()
                .build();
    }

    private static void gather(Sandbox sandbox, Path archive) throws IOException, InterruptedException {
        var started = System.nanoTime();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        GatheringProcess.class.getName(),
                        sandbox.properties().getOrDefault("hypershift.managementKubeconfigFile", ""),
                        NAMESPACE,
                        archive.toString())
                .inheritIO()
                .start();
        var exitCode = process.waitFor();
        System.out.printf(
                "%d pods with %d MB of logs: exit code %d, %d s with the JVM's start%n",
                PODS, MEGABYTES, exitCode, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
    }
}
