package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A hosted cluster that is to be written down as YAML, not made.
 *
 * @param cluster what it is to be like; whose it is and for how long does not matter
 * @param sensitive whether Secrets are written down, too
 * @param file where to; nobody else can read it
 */
public record RenderClusterRequest(CreateClusterRequest cluster, boolean sensitive, Path file) {

    /** Everything that is wrong with the request and its files. */
    public List<Problem> validate() {
        var problems = new ArrayList<>(cluster.validate());
        var checks = new Checks();
        if (cluster.options().isGiven(Parameter.RELEASE_STREAM)
                && !cluster.options().isGiven(Parameter.RELEASE_IMAGE)) {
            checks.add(Problem.of(
                            "stream-unasked",
                            "{}: which release is the latest would have to be asked, and {} asks nobody",
                            Parameter.RELEASE_STREAM,
                            Operation.RENDER_CLUSTER)
                    .remedy("Give {}.", Parameter.RELEASE_IMAGE));
        }
        problems.addAll(checks.problems());
        return problems;
    }
}
