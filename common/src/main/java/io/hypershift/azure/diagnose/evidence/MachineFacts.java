package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import java.util.List;
import java.util.Map;

/**
 * The virtual machines of a cluster's group.
 *
 * @param all as Resource Manager has them, with their instance views
 * @param securityGroups those that count at the network interface of a running machine, with the rules that they have there, by
 *     the interface's id; of the first machines
 * @param consoles the last lines of what machines have printed since they booted, by the machine's name, where that is kept
 */
public record MachineFacts(
        List<JsonNode> all, Map<String, List<JsonNode>> securityGroups, Map<String, List<String>> consoles) {

    static final MachineFacts NONE = new MachineFacts(List.of(), Map.of(), Map.of());

    public MachineFacts {
        all = List.copyOf(all);
        securityGroups = Map.copyOf(securityGroups);
        consoles = Map.copyOf(consoles);
    }

    /** What has been printed, as a report shows it. */
    public List<LogExcerpt> excerpts() {
        return consoles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new LogExcerpt("serial console of virtual machine " + it.getKey(), it.getValue()))
                .toList();
    }
}
