package io.hypershift.azure.demo;

import io.hypershift.azure.it.BuildPaths;
import io.hypershift.azure.it.Maven;
import io.hypershift.azure.it.SampleProject;
import io.hypershift.azure.it.SandboxState;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows the main job: a foundation, an operator, and a project whose tests get a cluster of their own and lose it again. */
public final class Demo {
    /** Enough of the real time for the order of things to be seen, and little enough to watch it to its end. */
    private static final Latency PACE = new Latency(0.01);

    private final PrintStream out = System.out;
    private final Sandbox sandbox;
    private final Maven maven;
    private final SampleProject project;

    private Demo(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.maven = Maven.with(sandbox.properties());
        this.project = SampleProject.copy(
                "ephemeral-cluster", BuildPaths.target().resolve("demo").resolve("ephemeral-cluster"));
    }

    public static void main(String[] arguments) {
        var started = System.nanoTime();
        var directory = BuildPaths.target().resolve("demo").resolve("sandbox");
        boolean good;
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(PACE))) {
            good = new Demo(sandbox).run();
        }
        System.out.printf(
                "%nDemo: %s after %d s%n",
                good ? "SUCCESS" : "FAILURE",
                Duration.ofNanos(System.nanoTime() - started).toSeconds());
        System.exit(good ? 0 : 1);
    }

    private boolean run() {
        return step(
                        "Phase 1: the Azure foundation that all clusters share",
                        "hypershift-azure:create-foundation",
                        "-Dhypershift.prefix=demo",
                        "-Dhypershift.persistentResourceGroup=demo")
                && step(
                        "Phase 2: the HyperShift operator on the management cluster",
                        "hypershift-azure:install-operator")
                && ephemeralCluster();
    }

    private boolean ephemeralCluster() {
        var before = SandboxState.of(sandbox);
        var tested = step("Phase 3: a project whose integration tests get a cluster of their own", "verify");
        var after = SandboxState.of(sandbox);
        title("What is left");
        out.println("Of the cluster:");
        var left = difference(after, before);
        out.println(left.isEmpty() ? "  nothing" : "  " + String.join("\n  ", left));
        out.println("In Azure, for the next clusters:");
        byType(after.azure())
                .forEach((type, names) ->
                        out.println("  " + type + " (" + names.size() + "): " + String.join(", ", names)));
        return tested && left.isEmpty();
    }

    private boolean step(String title, String... arguments) {
        title(title);
        out.println("$ mvn " + String.join(" ", arguments));
        out.flush();
        return maven.show(project.directory(), arguments) == 0;
    }

    private void title(String title) {
        out.println();
        out.println("=== " + title);
    }

    /** The last two parts of an Azure id are type and name. */
    private static SortedMap<String, List<String>> byType(SortedSet<String> ids) {
        return ids.stream()
                .map(id -> List.of(id.split("/")))
                .collect(Collectors.groupingBy(
                        parts -> parts.get(parts.size() - 2),
                        TreeMap::new,
                        Collectors.mapping(parts -> parts.get(parts.size() - 1), Collectors.toList())));
    }

    private static SortedSet<String> difference(SandboxState after, SandboxState before) {
        var left = new TreeSet<>(after.azure());
        left.addAll(after.management());
        left.removeAll(before.azure());
        left.removeAll(before.management());
        return left;
    }
}
