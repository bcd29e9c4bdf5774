package io.hypershift.azure.benchmark;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.it.BuildPaths;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Passage;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lists and reaps 2,000 clusters whose time is over, each with a resource group, in a JVM that has 128 MB of heap. Printed are
 * the requests, those for lists apart, and the most heap that was in use.
 */
public final class ReapBenchmark {
    private static final int CLUSTERS = Integer.getInteger("clusters", 2_000);

    /** Lists end in a kind, single objects in a name. */
    private static final Pattern LIST = Pattern.compile(
            "/(leases|secrets|hostedclusters|nodepools|resourcegroups|roleAssignments|userAssignedIdentities)$",
            Pattern.CASE_INSENSITIVE);

    private ReapBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory = BuildPaths.target().resolve("benchmark").resolve("reap");
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            fill(sandbox);
            for (var work : List.of("list", "find", "reap")) {
                measure(sandbox, work);
            }
        }
    }

    private static void fill(Sandbox sandbox) {
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var name = new NamespaceBuilder()
                    .withNewMetadata()
                    .withName("clusters")
                    .endMetadata();
            client.resource(name.build()).create();
            var management = client.namespaces()
                    .withName("kube-system")
                    .get()
                    .getMetadata()
                    .getUid();
            IntStream.range(0, CLUSTERS).parallel().forEach(number -> add(sandbox, client, management, number));
        }
    }

    private static void add(Sandbox sandbox, KubernetesClient client, String management, int number) {
        var cluster = "pr-" + number;
        var infraId = cluster + "-x7k2p";
        var group = ResourceId.subscription("11111111-1111-1111-1111-111111111111")
                .child("resourceGroups", cluster + "-" + infraId);
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(cluster)
                        .withNamespace("clusters")
                        .addToLabels("app.kubernetes.io/managed-by", "hypershift-azure")
                        .withAnnotations(Map.of(
                                "azure.hypershift.io/owner",
                                "shop#" + number,
                                "azure.hypershift.io/infra-id",
                                infraId,
                                "azure.hypershift.io/resource-groups",
                                group.text(),
                                "azure.hypershift.io/created-at",
                                "2026-01-01T00:00:00Z",
                                "azure.hypershift.io/expires-at",
                                "2026-01-01T04:00:00Z"))
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();
        var body = Json.object().put("location", "eastus");
        body.putObject("tags")
                .put("hypershift-azure.cluster", cluster)
                .put("hypershift-azure.namespace", "clusters")
                .put("hypershift-azure.infra-id", infraId)
                .put("hypershift-azure.management", management);
        body.putObject("properties").put("provisioningState", "Succeeded");
        sandbox.azure().store().put(new Resource(group, body, Instant.now()));
    }

    private static void measure(Sandbox sandbox, String work) throws IOException, InterruptedException {
        var lists = new AtomicInteger();
        Guard guard = passage -> {
            lists.addAndGet(isList(passage) ? 1 : 0);
            return Decision.PASS;
        };
        try (var door = sandbox.open(guard)) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java,
                            "-Xmx128m",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            ReapingProcess.class.getName(),
                            work,
                            door.properties().getOrDefault("hypershift.azureCredentialsFile", ""),
                            door.properties().getOrDefault("hypershift.managementKubeconfigFile", ""),
                            door.properties().getOrDefault("hypershift.httpsProxy", ""),
                            door.properties().getOrDefault("hypershift.caBundleFile", ""))
                    .inheritIO()
                    .start();
            var exitCode = process.waitFor();
            System.out.printf(
                    "%s of %d leases and %d groups: exit code %d, %d requests, %d of them for lists%n",
                    work, CLUSTERS, CLUSTERS, exitCode, door.requests(), lists.get());
        }
    }

    private static boolean isList(Passage passage) {
        return passage.method().equals("GET") && LIST.matcher(passage.path()).find();
    }
}
