package io.hypershift.azure.maven;

import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Whether integration tests are skipped: then a cluster for them would be paid for nothing. */
final class SkipRules {
    private static final List<String> NO_TESTS = List.of("skipITs", "skipTests", "maven.test.skip");

    private SkipRules() {}

    /** The property that skips the integration tests; what the command line says counts before what the project says. */
    static Optional<String> testsSkippedBy(Properties user, Properties project) {
        return NO_TESTS.stream()
                .filter(name -> isSet(user.getProperty(name, project.getProperty(name, "false"))))
                .findFirst();
    }

    private static boolean isSet(String value) {
        return value.isBlank() || Boolean.parseBoolean(value.strip());
    }
}
