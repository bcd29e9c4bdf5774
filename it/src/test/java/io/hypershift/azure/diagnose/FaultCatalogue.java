package io.hypershift.azure.diagnose;

import java.util.List;
import java.util.regex.Pattern;

/** All single faults. */
final class FaultCatalogue {
    private static final Pattern WANTED = Pattern.compile(System.getProperty("scenarios", ".*"));

    private FaultCatalogue() {}

    static List<Scenario> whole() {
        return Scenario.all(
                TrustFaults.all(),
                SpecFaults.all(),
                ManagementFaults.all(),
                MachineFaults.all(),
                PrivateLinkFaults.all(),
                DnsFaults.all(),
                InsideFaults.all(),
                DeletionFaults.all());
    }

    /** Those whose names or codes the system property {@code scenarios} matches, where it is given. */
    static List<Scenario> wanted(List<Scenario> all) {
        return all.stream()
                .filter(it -> WANTED.matcher(it.name()).matches()
                        || WANTED.matcher(it.code()).matches())
                .toList();
    }
}
