package io.hypershift.azure.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/** What Failsafe says of the tests it has just run: it fails the build only later, in {@code verify}. */
final class TestResults {
    private static final Path SUMMARY = Path.of("failsafe-reports", "failsafe-summary.xml");
    private static final Pattern BAD = Pattern.compile("<(errors|failures)>\\s*[1-9]\\d*\\s*</|<failureMessage>[^<]+<");

    private TestResults() {}

    /**
     * Whether integration tests of a module failed in this build.
     *
     * @param target the module's build directory
     * @param since when the build began: an older summary is another build's
     */
    static boolean haveFailures(Path target, Instant since) {
        var summary = target.resolve(SUMMARY);
        try {
            return Files.isRegularFile(summary)
                    && !Files.getLastModifiedTime(summary).toInstant().isBefore(since)
                    && BAD.matcher(Files.readString(summary)).find();
        } catch (IOException e) {
            return false;
        }
    }
}
