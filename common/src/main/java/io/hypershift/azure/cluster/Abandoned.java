package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ReapReport.Entry;
import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;

/** Something that nobody takes away any more, as it was seen in a list. */
interface Abandoned {
    String what();

    String infraId();

    String owner();

    /** Why it counts as abandoned. */
    Text why();

    /** Why it is left alone already; empty when it is to be removed. */
    default Optional<Text> leftAlone() {
        return Optional.empty();
    }

    /**
     * Looks once more, and removes it unless something has changed.
     *
     * @return why it is left after all; empty when it is gone
     */
    Optional<Text> remove(Cancellation cancellation);

    default Entry entry(Outcome outcome, Text note) {
        return new Entry(what(), infraId(), owner(), why(), outcome, note);
    }
}
