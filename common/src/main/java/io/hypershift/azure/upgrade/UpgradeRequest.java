package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster that is to run another release.
 *
 * @param nodePools the pools to upgrade; all of the cluster's where none is named
 * @param force whether the control plane goes on to another minor version though its operators say that it must not
 * @param operatorNamespace where the operator publishes which releases it can run
 */
public record UpgradeRequest(
        ClusterKey key,
        String releaseImage,
        UpgradeScope scope,
        List<String> nodePools,
        boolean force,
        String operatorNamespace) {

    public UpgradeRequest {
        nodePools = List.copyOf(nodePools);
    }

    /** Names with commas between them. */
    public static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.RELEASE_IMAGE, releaseImage, Names.IMAGE, Names.IMAGE_RULE);
        nodePools.forEach(it -> checks.matches(Parameter.NODE_POOL_NAMES, it, Names.LABEL, Names.LABEL_RULE));
        checks.matches(Parameter.OPERATOR_NAMESPACE, operatorNamespace, Names.LABEL, Names.LABEL_RULE);
        if (!scope.hasNodePools() && !nodePools.isEmpty()) {
            checks.wrong(
                    Parameter.NODE_POOL_NAMES,
                    String.join(",", nodePools),
                    "the control plane alone is to be upgraded");
        }
        if (!scope.hasControlPlane() && force) {
            checks.wrong(Parameter.FORCE_UPGRADE, "true", "the control plane is not to be upgraded");
        }
        return Stream.concat(key.validate().stream(), checks.problems().stream())
                .toList();
    }
}
