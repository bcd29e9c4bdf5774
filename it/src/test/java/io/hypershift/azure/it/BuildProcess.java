package io.hypershift.azure.it;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A build as a process of its own: it makes its cluster and prints infra ID and URL, or destroys it. */
public final class BuildProcess {
    private static final Duration TIMEOUT = Duration.ofMinutes(25);
    private static final Duration GRACE = Duration.ofMinutes(1);

    private BuildProcess() {}

    /** What a build of that name does; its output is infra ID and URL of its cluster. */
    static ProcessBuilder of(Product product, String deed, String name) {
        var properties = product.sandbox().properties();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                BuildProcess.class.getName(),
                deed,
                name,
                product.directory().toString(),
                product.bundle().directory().toString()));
        List.of("azureCredentialsFile", "managementKubeconfigFile", "pullSecretFile", "httpsProxy", "caBundleFile")
                .forEach(it -> command.add(properties.getOrDefault("hypershift." + it, "")));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    public static void main(String... arguments) throws IOException {
        var name = arguments[1];
        var access = new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, file(arguments[4])),
                file(arguments[5]),
                Optional.empty(),
                new NetworkAccess(Optional.of(URI.create(arguments[7])), file(arguments[8]), List.of()));
        try (var hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor())) {
            if (arguments[0].equals("create")) {
                var request =
                        request(name, Path.of(arguments[2]), new Bundle(Path.of(arguments[3])), file(arguments[6]));
                var cluster = hypershift.clusters().create(request, TIMEOUT, new Cancellation());
                System.out.println(cluster.infraId() + " " + cluster.apiUrl());
            } else {
                var request = new DestroyClusterRequest(new ClusterKey("clusters", name), name, GRACE);
                System.out.println(hypershift.clusters().destroy(request, new Cancellation()));
            }
        }
    }

    private static CreateClusterRequest request(String name, Path directory, Bundle bundle, Source pullSecret) {
        return new CreateClusterRequest(
                name,
                "clusters",
                ClusterOptions.SET.given(Map.of(
                        Parameter.BASE_DOMAIN, "example.com",
                        Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi")),
                ClusterFiles.of(pullSecret),
                new Trust(
                        Source.file(bundle.foundation()),
                        Source.file(bundle.workloadIdentities()),
                        Source.file(bundle.privateKey()),
                        Optional.empty()),
                Map.of(),
                new Ownership(name, "", Duration.ofHours(4), GRACE),
                directory.resolve("out"));
    }

    private static Source file(String path) {
        return Source.file(Path.of(path));
    }
}
