package io.hypershift.azure.operator;

import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;

/**
 * Tells what a management cluster is like before anything is applied. Without a way there or rights the installation is refused; what
 * only clusters will lack is a warning, since it can still be mended.
 */
record Readiness(KubeApi management, CheckRunner checks, EventListener events, Cancellation cancellation) {

    /**
     * @param dryRun whether nothing is to be written, so that rights can still be given
     */
    void examine(boolean dryRun) {
        var access = new Checklist();
        ManagementChecks.of(management).addAccess(access);
        var report = checks.run(access, cancellation);
        if (dryRun) {
            new CheckReport(report.checks().subList(0, 1)).allOrThrow(); // it answers
        } else {
            report.allOrThrow();
        }
        report.checks().forEach(this::tell);
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
