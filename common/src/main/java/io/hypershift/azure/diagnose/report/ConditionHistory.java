package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How one condition of an object came to its present status.
 *
 * @param transitions the oldest first, at least one
 */
record ConditionHistory(List<Transition> transitions) {

    /** One for each object and type, in the order of their first transitions. */
    static Collection<ConditionHistory> of(List<Transition> transitions) {
        var byCondition = new LinkedHashMap<List<String>, List<Transition>>();
        for (var it : transitions) {
            byCondition
                    .computeIfAbsent(List.of(it.object(), it.type()), key -> new ArrayList<>())
                    .add(it);
        }
        return byCondition.values().stream().map(ConditionHistory::new).toList();
    }

    Transition present() {
        return transitions.get(transitions.size() - 1);
    }

    String object() {
        return present().object();
    }

    String type() {
        return present().type();
    }

    ConditionHealth health() {
        return ConditionHealth.of(present());
    }

    /** Whether there is more to see of it than that it is as it should be. */
    boolean isEventful() {
        return transitions.size() > 1 || health() == ConditionHealth.UNHEALTHY;
    }

    /** What came before the present status, the latest first. */
    List<Transition> past() {
        var past = new ArrayList<Transition>();
        for (int i = transitions.size() - 2; i >= 0; i--) {
            past.add(transitions.get(i));
        }
        return past;
    }
}
