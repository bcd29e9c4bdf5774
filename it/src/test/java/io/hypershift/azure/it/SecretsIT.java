package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All goals on a foundation with everything, at Maven's most talkative: no secret leaves them, plain or encoded. */
class SecretsIT {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Test
    void no_secret_is_in_what_goals_print_or_in_files_that_others_can_read() throws IOException {
        var directory = BuildPaths.target().resolve("it").resolve("secrets");
        var work = SampleProject.cleared(directory.resolve("work"));
        Files.createDirectories(work.resolve(".mvn"));
        SharedSigningKey.into(work.resolve("hypershift"));
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")))) {
            var maven = Maven.with(sandbox.properties());
            var made = run(
                    maven,
                    work,
                    "create-foundation",
                    "verify-foundation",
                    "install-operator",
                    "verify-operator",
                    "doctor",
                    "create-cluster",
                    "create-kubeconfig",
                    "list-clusters",
                    "extend-cluster");
            var secrets = KnownSecrets.of(sandbox);
            var gone = run(maven, work, "destroy-cluster", "reap-clusters", "uninstall-operator", "destroy-foundation");
            var refused = run(maven, work, "verify-foundation");

            assertThat(made.exitCode()).as(made.output()).isZero();
            assertThat(gone.exitCode()).as(gone.output()).isZero();
            assertThat(refused.exitCode()).as(refused.output()).isNotZero();
            assertThat(secrets.count()).isGreaterThan(50);
            for (var run : List.of(made, gone, refused)) {
                assertThat(secrets.in(run.output())).isEmpty();
            }
            assertThat(readable(work))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(secrets.in(text(file)))
                            .as(file.toString())
                            .isEmpty());
        }
    }

    private static Maven.Run run(Maven maven, Path directory, String... goals) {
        var arguments =
                new ArrayList<>(Stream.of(goals).map(Foundation.PLUGIN::concat).toList());
        Collections.addAll(
                arguments,
                "-X",
                "-Dhypershift.prefix=it",
                "-Dhypershift.persistentResourceGroup=it-foundation",
                "-Dhypershift.baseDomain=example.com",
                "-Dhypershift.externalDns",
                "-Dhypershift.externalDnsProvider=azure",
                "-Dhypershift.externalDnsDomainFilter=it.example.com",
                "-Dhypershift.externalDnsCredentialsFile=hypershift/azure_mgmt.json",
                "-Dhypershift.clusterOperationsPrincipal",
                "-Dhypershift.clusterName=secrets",
                "-Dhypershift.releaseImage=quay.io/openshift-release-dev/ocp-release:4.21.0-multi",
                "-Dhypershift.ttl=5h",
                "-Dhypershift.confirm=it");
        return maven.run(directory, arguments.toArray(String[]::new));
    }

    private static List<Path> readable(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(SecretsIT::isReadByOthers)
                    .toList();
        }
    }

    private static boolean isReadByOthers(Path file) {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
