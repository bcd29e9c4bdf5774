package io.hypershift.azure.operator;

import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;

/**
 * Tells what a management cluster is like before anything is applied. Without rights or a way there the installation is refused; what
 * only clusters will lack is a warning, since it can still be mended.
 */
record Readiness(KubeApi management, CheckRunner checks, EventListener events, Cancellation cancellation) {

    void examine() {
        var needed = new Checklist();
        ManagementChecks.of(management).addAccess(needed);
        checks.run(needed, cancellation).orThrow();
        var wanted = new Checklist();
        ManagementChecks.of(management).addCapabilities(wanted);
        checks.run(wanted, cancellation).checks().forEach(this::tell);
    }

    private void tell(Check check) {
        var told = Text.of("{}: {}", check.name(), check.found());
        if (check.outcome() == Outcome.PASSED) {
            events.on(new Event.Note(told));
        } else {
            events.on(new Event.Warning(check.remedy().isEmpty() ? told : Text.of("{}\n{}", told, check.remedy())));
        }
    }
}
