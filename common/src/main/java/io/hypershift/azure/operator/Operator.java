package io.hypershift.azure.operator;

import java.util.List;

/**
 * The HyperShift operator on a management cluster.
 *
 * @param objects how many objects make it up
 * @param image the image its Deployment runs
 * @param pods the pods that are ready, external DNS' among them; none where they were not waited for
 * @param leftovers what an earlier installation made and this one no longer contains, unless it was pruned
 */
public record Operator(String namespace, String image, int objects, List<String> pods, List<String> leftovers) {
    public Operator {
        pods = List.copyOf(pods);
        leftovers = List.copyOf(leftovers);
    }

    /** The same for a reader. */
    public List<String> lines() {
        var what = "operator " + namespace + ": ";
        var size = objects + " objects, image " + image;
        return pods.isEmpty()
                ? List.of(what + "applied, not waited for; " + size)
                : List.of(what + "available with " + size, what + "pods " + String.join(", ", pods));
    }
}
