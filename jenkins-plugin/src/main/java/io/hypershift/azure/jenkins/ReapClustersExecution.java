package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.cluster.ReapTable;
import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Removes what nobody takes away any more, in one piece: it may be repeated, so after a restart it is. */
final class ReapClustersExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final ReapClustersStep reaper;

    ReapClustersExecution(StepContext context, ReapClustersStep reaper) {
        super(context, ReapClustersStep.NAME, "");
        this.reaper = reaper;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = reaper.access(inputs);
        var request = reaper.request(inputs);
        inputs.throwIfAny();
        var report = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(
                                access, hypershift -> hypershift.clusters().reap(request, cancellation())));
        work.tell(ReapTable.lines(report, JenkinsWords.INSTANCE));
        if (reaper.isDryRun() && !report.entries().isEmpty()) {
            work.log().print("nothing was removed: that takes dryRun: false");
        }
        report.orThrow();
        return complete(Math.toIntExact(report.count(reaper.isDryRun() ? Outcome.WOULD_DELETE : Outcome.DELETED)));
    }

    @Override
    Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    boolean isLook() {
        return false;
    }

    @Override
    public String getStatus() {
        return "removing clusters that nobody takes away any more";
    }
}
