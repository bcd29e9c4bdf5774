package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.diagnose.finding.NameRecord;
import java.util.List;

/** What DNS tells of a cluster's names. */
public record Names(List<Delegation> delegations, List<NameRecord> records) {
    public static final Names NONE = new Names(List.of(), List.of());

    public Names {
        delegations = List.copyOf(delegations);
        records = List.copyOf(records);
    }
}
