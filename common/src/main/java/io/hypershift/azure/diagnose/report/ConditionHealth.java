package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.health.HealthyStatus;
import java.util.Locale;
import java.util.Set;

/** What a condition's status says of its object; the worst first. */
enum ConditionHealth {
    UNHEALTHY("\u2715"),
    UNDECIDED("\u2026"),
    NEUTRAL("\u2013"),
    HEALTHY("\u2713");

    /** True while work goes on, which is no ailment as long as it does. */
    private static final Set<String> PASSING = Set.of(
            "Progressing",
            "ClusterVersionProgressing",
            "UpdatingVersion",
            "UpdatingConfig",
            "UpdatingPlatformMachineTemplate");

    private static final String BLOCKED = "Blocked";

    private final String mark;

    ConditionHealth(String mark) {
        this.mark = mark;
    }

    static ConditionHealth of(Transition it) {
        var healthy = HealthyStatus.of(it.object().split(" ", 2)[0], it.type());
        if (it.reason().equals(BLOCKED)) {
            return UNHEALTHY;
        }
        if (healthy.isEmpty() || it.isGone()) {
            return NEUTRAL;
        }
        if (healthy.get().equals(it.status())) {
            return HEALTHY;
        }
        return it.status().equals("Unknown") || PASSING.contains(it.type()) ? UNDECIDED : UNHEALTHY;
    }

    /** A sign for eyes that do not tell colours apart. */
    String mark() {
        return mark;
    }

    /** In lower case, also as a class of the style sheet. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
