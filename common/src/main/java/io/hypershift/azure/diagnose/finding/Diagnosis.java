package io.hypershift.azure.diagnose.finding;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Text;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What ails a cluster.
 *
 * @param infraId empty where it is not known
 * @param at when it was diagnosed, by the management cluster's clock
 * @param summary how the cluster is, in one sentence
 * @param isWell whether it is as it should be
 * @param findings the most certain first, of equally certain ones the one that others may follow from first
 * @param telling the most telling facts, where the cluster is not well and nothing was found, or something more than that
 *     follows from what was found
 * @param gaps what could not be collected
 */
public record Diagnosis(
        ClusterKey cluster,
        String infraId,
        Instant at,
        Text summary,
        boolean isWell,
        List<Finding> findings,
        List<Exhibit> telling,
        List<Gap> gaps,
        Picture picture) {

    public Diagnosis {
        findings = List.copyOf(findings);
        telling = List.copyOf(telling);
        gaps = List.copyOf(gaps);
    }

    /** The same with one more gap. */
    public Diagnosis with(Gap gap) {
        var all = Stream.concat(gaps.stream(), Stream.of(gap)).toList();
        return new Diagnosis(cluster, infraId, at, summary, isWell, findings, telling, all, picture);
    }
}
