package io.hypershift.azure.nodepool;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node pool that a cluster is to have besides those it has.
 *
 * @param releaseImage the release of its nodes; the cluster's unless given
 * @param azure what the NodePool says of Azure, by the names of its API; the subnet is the cluster's unless it is among them
 */
public record CreateNodePoolRequest(
        PoolKey pool, PoolSize size, Optional<String> releaseImage, String arch, Map<String, Object> azure) {

    public CreateNodePoolRequest {
        azure = Map.copyOf(azure);
    }

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        size.check(checks);
        releaseImage.ifPresent(it -> checks.matches(Parameter.RELEASE_IMAGE, it, Names.IMAGE, Names.IMAGE_RULE));
        checks.holds(Parameter.ARCH, arch, List.of("amd64", "arm64")::contains, "it must be one of amd64, arm64");
        return Stream.concat(pool.validate().stream(), checks.problems().stream())
                .toList();
    }
}
