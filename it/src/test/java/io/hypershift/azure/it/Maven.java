package io.hypershift.azure.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real Maven, run as users run it: in a process of its own. */
public final class Maven {
    /** Of these, a developer's or a build server's own must not tell a run what to do. */
    private static final Set<String> FOREIGN =
            Set.of("MAVEN_OPTS", "MAVEN_ARGS", "KUBECONFIG", "BUILD_TAG", "GITHUB_RUN_ID", "CI_JOB_URL");

    /** For JVMs that end before it pays to compile much of what they run. Not for making keys: that takes ten times as long. */
    private static final String JVM_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path home;
    private final MavenRepository repository;
    private final Map<String, String> properties;
    private final Map<String, String> environment;

    /** A finished run: what Maven returned and all that it wrote. */
    public record Run(int exitCode, String output) {
        public boolean isSuccess() {
            return exitCode == 0;
        }
    }

    private Maven(
            Path home, MavenRepository repository, Map<String, String> properties, Map<String, String> environment) {
        this.home = home;
        this.repository = repository;
        this.properties = Map.copyOf(properties);
        this.environment = Map.copyOf(environment);
    }

    /** The Maven that runs this build, with {@code -D} properties for every run. */
    public static Maven with(Map<String, String> properties) {
        return at(BuildPaths.mavenHome(), properties);
    }

    /** The Maven that is installed there: one of {@link BuildPaths#mavenHomes()}. */
    public static Maven at(Path home, Map<String, String> properties) {
        return new Maven(home, MavenRepository.ofThisBuild(), properties, Map.of());
    }

    /** The same with variables that this process may not have, or has otherwise. */
    public Maven in(Map<String, String> variables) {
        return new Maven(home, repository, properties, variables);
    }

    /** Runs in a directory and keeps what it writes. */
    public Run run(Path directory, String... arguments) {
        try (var running = start(directory, arguments)) {
            return running.await();
        }
    }

    /** Starts in a directory, for those who want to see or to stop it while it runs. */
    public RunningMaven start(Path directory, String... arguments) {
        try {
            var log =
                    Files.createTempFile(directory.toAbsolutePath().getParent(), directory.getFileName() + "-", ".log");
            var process = builder(directory, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RunningMaven(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs in a directory, live on this process's console, and returns the exit code. */
    public int show(Path directory, String... arguments) {
        try {
            return RunningMaven.exitCode(
                    builder(directory, arguments).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(Path directory, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("mvn").toString());
        command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        command.add("-Dmaven.repo.local=" + repository.directory());
        command.addAll(List.of("-s", repository.settings().toString()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> FOREIGN.contains(name) || name.startsWith("AZURE_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", JVM_OPTIONS);
        builder.environment().putAll(environment);
        return builder;
    }
}
