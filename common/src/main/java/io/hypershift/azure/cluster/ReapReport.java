package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.List;

/** What a reaper found that nobody takes away any more, and what became of it. */
public record ReapReport(List<Entry> entries) {

    /** What became of something. */
    public enum Outcome {
        WOULD_DELETE,
        DELETED,
        /** It is not abandoned after all, or somebody else takes care of it. */
        LEFT,
        FAILED
    }

    /**
     * Something that was found.
     *
     * @param what such as {@code cluster clusters/pr-42}
     * @param owner whose it was, as far as anything tells
     * @param why why it counts as abandoned
     * @param note why it is left or what failed; empty otherwise
     */
    public record Entry(String what, String infraId, String owner, Text why, Outcome outcome, Text note) {}

    public ReapReport {
        entries = List.copyOf(entries);
    }

    public long count(Outcome outcome) {
        return entries.stream().filter(it -> it.outcome() == outcome).count();
    }

    /** Throws when something could not be removed. */
    public void orThrow() {
        if (count(Outcome.FAILED) > 0) {
            throw new HyperShiftException(Problem.of(
                            "not-reaped", "{} of {} abandoned are still there", count(Outcome.FAILED), entries.size())
                    .because("The table tells what failed.")
                    .remedy("Mend that and run {} again.", Operation.REAP_CLUSTERS));
        }
    }
}
