package io.hypershift.azure.maven;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.project.MavenProject;

/** Whether integration tests are skipped: then a cluster for them would be paid for nothing. */
final class SkipRules {
    private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";

    /** From here on {@code skipTests} is about unit tests alone (apache/maven-surefire#3371). */
    private static final ComparableVersion DECOUPLED = new ComparableVersion("3.6.0");

    private SkipRules() {}

    /** The property that skips a project's integration tests; what the command line says counts before what the project says. */
    static Optional<String> testsSkippedBy(Properties user, MavenProject project) {
        var names = Stream.concat(
                Stream.of("skipITs", "maven.test.skip"), minds(project) ? Stream.of("skipTests") : Stream.empty());
        return names.filter(name ->
                        isSet(user.getProperty(name, project.getProperties().getProperty(name, "false"))))
                .findFirst();
    }

    /** Whether what runs the project's integration tests minds {@code skipTests}. */
    private static boolean minds(MavenProject project) {
        var failsafe = project.getPlugin(FAILSAFE);
        return failsafe == null
                || failsafe.getVersion() == null
                || new ComparableVersion(failsafe.getVersion()).compareTo(DECOUPLED) < 0;
    }

    private static boolean isSet(String value) {
        return value.isBlank() || Boolean.parseBoolean(value.strip());
    }
}
