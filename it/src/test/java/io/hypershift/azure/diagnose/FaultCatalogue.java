package io.hypershift.azure.diagnose;

import java.util.List;
import java.util.regex.Pattern;

/** All single faults. */
final class FaultCatalogue {
    private FaultCatalogue() {}

    /** Those whose names the system property {@code scenarios} matches, where it is given. */
    static List<Scenario> all() {
        var wanted = Pattern.compile(System.getProperty("scenarios", ".*"));
        return Scenario.all(
                        TrustFaults.all(),
                        SpecFaults.all(),
                        ManagementFaults.all(),
                        MachineFaults.all(),
                        PrivateLinkFaults.all(),
                        DnsFaults.all(),
                        InsideFaults.all(),
                        DeletionFaults.all())
                .stream()
                .filter(it -> wanted.matcher(it.name()).matches()
                        || wanted.matcher(it.code()).matches())
                .toList();
    }
}
