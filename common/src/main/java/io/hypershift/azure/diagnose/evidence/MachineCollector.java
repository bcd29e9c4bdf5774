package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Machines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads how the virtual machines of a cluster do, what lets their packets through, and what they print while they boot. */
final class MachineCollector {
    /** A cluster of one build has few machines; of more than this the first tell enough. */
    private static final int MOST = 20;

    /** What takes seconds each, and is alike for all machines of a subnet. */
    private static final int MOST_OF_WHAT_IS_SLOW = 3;

    private static final int LINES = 200;

    private final Machines machines;
    private final Inquiry inquiry;
    private final Supplier<Optional<List<JsonNode>>> found;

    private MachineCollector(Machines machines, String group, Inquiry inquiry) {
        this.machines = machines;
        this.inquiry = inquiry;
        this.found = inquiry.ask("virtual machines of " + group, () -> withViews(group));
    }

    /** Begins to ask. */
    static MachineCollector ask(Machines machines, String group, Inquiry inquiry) {
        return new MachineCollector(machines, group, inquiry);
    }

    MachineFacts collect() {
        var all = found.get().orElse(List.of());
        var running = all.stream()
                .filter(MachineCollector::isRunning)
                .limit(MOST_OF_WHAT_IS_SLOW)
                .toList();
        var rules = new LinkedHashMap<String, Supplier<Optional<List<JsonNode>>>>();
        running.stream()
                .flatMap(Machines::interfaces)
                .forEach(id -> rules.put(
                        id,
                        inquiry.ask(
                                "effective security rules of " + AzureId.nameOf(id),
                                () -> machines.effectiveSecurityGroups(id))));
        var consoles = all.stream()
                .filter(Machines::keepsConsole)
                .limit(MOST_OF_WHAT_IS_SLOW)
                .map(it -> it.path("id").asText())
                .collect(Collectors.toMap(
                        AzureId::nameOf,
                        id -> inquiry.ask("serial console of " + AzureId.nameOf(id), () -> end(machines.console(id))),
                        (one, same) -> one,
                        LinkedHashMap::new));
        return new MachineFacts(all, Inquiry.answers(rules), Inquiry.answers(consoles));
    }

    private List<JsonNode> withViews(String group) {
        var all = new ArrayList<JsonNode>();
        for (var machine : machines.of(group).stream().limit(MOST).toList()) {
            var view = machines.instanceView(machine.path("id").asText());
            if (machine instanceof ObjectNode tree) {
                var copy = tree.deepCopy();
                view.ifPresent(it -> copy.set("instanceView", it));
                all.add(copy);
            }
        }
        return all;
    }

    private static boolean isRunning(JsonNode machine) {
        return Machines.states(machine).anyMatch("PowerState/running"::equals);
    }

    private static List<String> end(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
