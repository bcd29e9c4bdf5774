package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a pod goes, or why it goes nowhere.
 *
 * @param node the node's name
 * @param message what kube-scheduler says where there is none (Kubernetes, pkg/scheduler/framework/types.go, FitError)
 */
record Placement(Optional<String> node, String message) {

    static Placement of(Resource pod, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return new Placement(Optional.empty(), "no nodes available to schedule pods");
        }
        var requested = Amounts.requested(pod);
        return candidates.stream()
                .filter(it -> it.refusals(pod, requested).isEmpty())
                .max(Comparator.comparing((Candidate it) -> it.free().cpu())
                        .thenComparing(it -> it.free().pods())
                        .thenComparing(it -> it.node().name(), Comparator.reverseOrder()))
                .map(it -> new Placement(Optional.of(it.node().name()), ""))
                .orElseGet(() -> new Placement(Optional.empty(), nowhere(pod, candidates, requested)));
    }

    private static String nowhere(Resource pod, List<Candidate> candidates, Amounts requested) {
        var counted = new TreeMap<String, Integer>();
        candidates.forEach(it -> it.refusals(pod, requested).forEach(why -> counted.merge(why, 1, Integer::sum)));
        var none = "0/" + candidates.size() + " nodes are available: ";
        var why = counted.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        return none + why + ". preemption: " + preemption(pod, candidates, requested, none);
    }

    private static String preemption(Resource pod, List<Candidate> candidates, Amounts requested, String none) {
        if (pod.text("/spec/preemptionPolicy").equals("Never")) {
            return "not eligible due to preemptionPolicy=Never.";
        }
        var full = candidates.stream()
                .filter(it -> it.refusals(pod, requested).stream().noneMatch(why -> why.startsWith("node(s)")))
                .count();
        var victims = full == 0 ? "" : full + " No preemption victims found for incoming pod";
        var helpless =
                full == candidates.size() ? "" : candidates.size() - full + " Preemption is not helpful for scheduling";
        return none + victims + (victims.isEmpty() || helpless.isEmpty() ? "" : ", ") + helpless + ".";
    }
}
