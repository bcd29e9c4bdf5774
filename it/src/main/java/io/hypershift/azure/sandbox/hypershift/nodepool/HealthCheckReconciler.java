package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Cluster API's health checks: a machine whose node has been unhealthy for too long goes, unless too many are. */
public final class HealthCheckReconciler implements Reconciler {
    private final KubeApi api;
    private final StageClock clock;

    public HealthCheckReconciler(KubeApi api, StageClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var check = api.get(Kind.MACHINE_HEALTH_CHECK, namespace, name);
        if (check.isEmpty() || check.get().isDeleting()) {
            return Next.WHEN_CHANGED;
        }
        var selector = check.get().at("/spec/selector/matchLabels");
        var machines = api.list(Kind.MACHINE, namespace).stream()
                .filter(it -> !it.isDeleting() && it.isSelectedBy(selector))
                .toList();
        var unhealthy =
                machines.stream().filter(it -> isUnhealthy(it, check.get())).toList();
        int most = most(check.get(), machines.size());
        report(check.get(), machines, unhealthy.size(), most);
        if (unhealthy.size() <= most) {
            unhealthy.forEach(it -> api.delete(Kind.MACHINE, it));
        }
        return clock.every(Duration.ofSeconds(30));
    }

    /** Only a node that has once joined is told from one that is still to come. */
    private boolean isUnhealthy(Resource machine, Resource check) {
        if (!machine.has("/status/nodeRef") || !machine.hasCondition("NodeHealthy", "False")) {
            clock.restart(machine, "unhealthy");
            return false;
        }
        var timeout = check.at("/spec/checks/unhealthyNodeConditions/0/timeoutSeconds")
                .asLong();
        return clock.isOver(machine, "unhealthy", Duration.ofSeconds(timeout));
    }

    private static int most(Resource check, int machines) {
        var stated = check.at("/spec/remediation/triggerIf/unhealthyLessThanOrEqualTo");
        return stated.isTextual()
                ? Integer.parseInt(stated.asText().replace("%", "")) * machines / 100
                : stated.asInt(2);
    }

    private void report(Resource check, List<Resource> machines, int unhealthy, int most) {
        var allowed = Condition.of(
                "RemediationAllowed",
                unhealthy <= most,
                "",
                "TooManyUnhealthy",
                "Remediation is not allowed, the number of not started or unhealthy machines exceeds maxUnhealthy (total: %d, unhealthy: %d, maxUnhealthy: %d)"
                        .formatted(machines.size(), unhealthy, most));
        api.updateStatus(
                Kind.MACHINE_HEALTH_CHECK,
                check,
                Json.tree(Map.of(
                        "expectedMachines", machines.size(),
                        "currentHealthy", machines.size() - unhealthy,
                        "remediationsAllowed", Math.max(0, most - unhealthy),
                        "observedGeneration", check.generation(),
                        "conditions",
                                Conditions.observed(
                                        check.at("/status/conditions"), List.of(allowed), check.generation()))));
    }
}
