package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's goals by a Maven of its own, let in by whatever a user may have. */
class OperatorGoalsIT {
    private static final Pattern TOKEN = Pattern.compile("token: \"([^\"]+)\"");
    private static final Pattern SERVER = Pattern.compile("server: \"([^\"]+)\"");

    private static Sandbox sandbox;
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        directory = SampleProject.cleared(BuildPaths.target().resolve("it").resolve("operator-goals"));
        sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")));
        Files.createDirectories(directory.resolve("work"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void installed_by_a_login_program_and_removed_by_a_token() throws IOException {
        var pullSecret =
                "-Dhypershift.pullSecretFile=" + sandbox.properties().getOrDefault("hypershift.pullSecretFile", "");
        var program = "-Dhypershift.managementKubeconfigFile=" + withProgram();
        var installed = run(List.of("install-operator", "verify-operator"), program, pullSecret);
        assertThat(installed.exitCode()).as(installed.output()).isZero();
        assertThat(installed.output())
                .contains("room for hosted clusters: for ")
                .containsPattern("created +Deployment hypershift/operator")
                .containsPattern("operator hypershift: pods operator-\\S+, operator-\\S+")
                .containsPattern("conversion webhook +PASSED +has its CA")
                .containsPattern("supported releases +PASSED +5\\.1")
                .containsPattern("external DNS +PASSED +not installed")
                .contains(" 0 failed, 0 unknown");

        var wanting = run(
                List.of("verify-operator"),
                program,
                "-Dhypershift.endpointAccess=Private",
                "-Dhypershift.externalDnsDomain=example.com");
        assertThat(wanting.exitCode()).as(wanting.output()).isNotZero();
        assertThat(wanting.output())
                .containsPattern("private clusters +FAILED")
                .contains("-Dhypershift.privatePlatform=Azure")
                .containsPattern("external DNS +FAILED +not installed")
                .contains("-Dhypershift.externalDnsProvider=azure");

        var removed = run(List.of("uninstall-operator"), byToken("-Dhypershift.deleteCrds"));
        assertThat(removed.exitCode()).as(removed.output()).isZero();
        assertThat(removed.output())
                .containsPattern("deleted +Namespace hypershift")
                .containsPattern("deleted +CustomResourceDefinition hostedclusters")
                .contains("operator hypershift: removed");

        var gone = run(List.of("verify-operator"), byToken());
        assertThat(gone.exitCode()).as(gone.output()).isNotZero();
        assertThat(gone.output())
                .containsPattern("operator +FAILED +Deployment hypershift/operator is not there")
                .contains("Install it: mvn " + Foundation.PLUGIN + "install-operator");
    }

    @Test
    void bad_input_is_refused_all_at_once_before_anything_is_asked() {
        var run = run(
                List.of("install-operator"),
                "-Dhypershift.managementKubeconfigFile=missing.kubeconfig",
                "-Dhypershift.managementServer=https://127.0.0.1:1",
                "-Dhypershift.externalDnsProvider=azure",
                "-Dhypershift.limitCrdInstall=Mars",
                "-Dhypershift.manifestSource=nowhere");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("-Dhypershift.managementKubeconfigFile and -Dhypershift.managementServer are both given")
                .contains("-Dhypershift.managementTokenFile is not given")
                .contains("-Dhypershift.externalDnsDomainFilter is not given")
                .contains("external DNS has no credentials")
                .contains("-Dhypershift.limitCrdInstall cannot be \"Mars\"")
                .contains("-Dhypershift.manifestSource cannot be \"nowhere\"");
    }

    /** A kubeconfig whose user comes from a program, as those of clouds do. */
    private static Path withProgram() throws IOException {
        var program = directory.resolve("login.sh");
        Files.writeString(program, """
                #!/bin/sh
                echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "%s"}}'
                """.formatted(found(TOKEN)));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var kubeconfig = directory.resolve("program.kubeconfig");
        Files.writeString(
                kubeconfig,
                sandbox.management().kubeconfig().replaceFirst("    token: \"[^\"]+\"", """
                                    exec:
                                          apiVersion: client.authentication.k8s.io/v1
                                          interactiveMode: Never
                                          command: %s""".formatted(program)
                        .stripIndent()
                        .indent(4)
                        .stripTrailing()));
        return kubeconfig;
    }

    private static String[] byToken(String... more) {
        try {
            var token = directory.resolve("token");
            Files.writeString(token, found(TOKEN) + "\n");
            return Stream.concat(
                            Stream.of(
                                    "-Dhypershift.managementServer=" + found(SERVER),
                                    "-Dhypershift.managementTokenFile=" + token,
                                    "-Dhypershift.caBundleFile="
                                            + sandbox.properties().getOrDefault("hypershift.caBundleFile", "")),
                            Stream.of(more))
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern pattern) {
        var match = pattern.matcher(sandbox.management().kubeconfig());
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private static Maven.Run run(List<String> goals, String... arguments) {
        var command =
                new ArrayList<>(goals.stream().map(Foundation.PLUGIN::concat).toList());
        command.addAll(List.of(arguments));
        return Maven.with(Map.of()).run(directory.resolve("work"), command.toArray(String[]::new));
    }
}
