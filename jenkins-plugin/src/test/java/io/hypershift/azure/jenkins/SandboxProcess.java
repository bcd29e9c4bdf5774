package io.hypershift.azure.jenkins;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A sandbox in a process of its own, as its README starts it: it outlives whatever is done to Jenkins. */
public final class SandboxProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of(System.getProperty("it.sandbox", "../it/target/hypershift-azure-sandbox.jar"));

    private record Kind(String apiVersion, String name) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("v1", "Namespace"),
            new Kind("v1", "Secret"),
            new Kind("coordination.k8s.io/v1", "Lease"),
            new Kind("hypershift.openshift.io/v1beta1", "HostedCluster"),
            new Kind("hypershift.openshift.io/v1beta1", "NodePool"));

    private final Path directory;
    private final Process process;

    private SandboxProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts a sandbox and returns when it is ready.
     *
     * @param latency the share of Azure's and HyperShift's real latencies that it takes
     */
    public static SandboxProcess start(Path directory, String latency) throws IOException {
        if (Files.isDirectory(directory)) {
            delete(directory);
        }
        Files.createDirectories(directory);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(
                        java.toString(),
                        "-jar",
                        JAR.toString(),
                        "--directory",
                        directory.toString(),
                        "--latency",
                        latency)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        var sandbox = new SandboxProcess(directory, process);
        sandbox.awaitReady();
        return sandbox;
    }

    /** A file that it has written for its clients, such as {@code management.kubeconfig}. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    public String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of {@code sandbox.properties}. */
    public String property(String name) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(read("sandbox.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name, "");
    }

    /** All that clusters and foundations are made of: ids in Azure, and kind, namespace and name on the management cluster. */
    public SortedSet<String> everything() {
        var all = new TreeSet<String>(new AzureView(this).ids());
        try (var client = management()) {
            KINDS.stream().flatMap(kind -> objects(client, kind)).forEach(all::add);
        }
        all.remove("Namespace null/clusters"); // the first cluster makes it, and none takes it away
        return all;
    }

    public KubernetesClient management() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(read("management.kubeconfig")))
                .build();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitReady() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("sandbox ready")) {
                return;
            }
        }
        throw new IOException("the sandbox did not start: " + read("stderr"));
    }

    private static Stream<String> objects(KubernetesClient client, Kind kind) {
        return client
                .genericKubernetesResources(kind.apiVersion(), kind.name())
                .inAnyNamespace()
                .list()
                .getItems()
                .stream()
                .map(object -> kind.name() + " " + object.getMetadata().getNamespace() + "/"
                        + object.getMetadata().getName());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
