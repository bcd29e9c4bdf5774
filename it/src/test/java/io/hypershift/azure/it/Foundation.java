package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sandbox with a foundation and an operator, made as the README tells: by goals, in a directory without a pom. */
final class Foundation implements AutoCloseable {
    static final String PLUGIN = "io.hypershift.azure:hypershift-azure-maven-plugin:0.1.0-SNAPSHOT:";

    private final Path directory;
    private final Sandbox sandbox;
    private final Maven maven;
    private final SandboxState made;

    private Foundation(Path directory) {
        this.directory = directory;
        this.sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")));
        this.maven = Maven.with(sandbox.properties());
        SharedSigningKey.into(withoutPom().resolve("hypershift"));
        var run = maven.run(
                withoutPom(),
                PLUGIN + "create-foundation",
                PLUGIN + "install-operator",
                "-Dhypershift.prefix=it",
                "-Dhypershift.persistentResourceGroup=it-foundation");
        assertThat(run.exitCode()).as(run.output()).isZero();
        this.made = SandboxState.of(sandbox);
    }

    static Foundation in(String directory) {
        return new Foundation(BuildPaths.target().resolve("it").resolve(directory));
    }

    /** A directory in which there is no project, but the foundation's files. */
    Path withoutPom() {
        var console = directory.resolve("console");
        try {
            Files.createDirectories(console.resolve(".mvn")); // else Maven takes it for a part of the build it lies in
            return console;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh copy of the sample project. */
    SampleProject sample(String name) {
        return SampleProject.copy("ephemeral-cluster", directory.resolve(name));
    }

    Maven.Run run(SampleProject project, String... arguments) {
        return maven.run(project.directory(), command(arguments));
    }

    RunningMaven start(SampleProject project, String... arguments) {
        return maven.start(project.directory(), command(arguments));
    }

    private String[] command(String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.add("-Dhypershift.bundleDirectory=" + withoutPom().resolve("hypershift"));
        return command.toArray(String[]::new);
    }

    Maven maven() {
        return maven;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Nothing has been added, and nothing taken away. */
    void isAsItWas() {
        var now = SandboxState.of(sandbox);
        assertThat(now.azure()).isEqualTo(made.azure());
        assertThat(now.management()).isEqualTo(made.management());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
