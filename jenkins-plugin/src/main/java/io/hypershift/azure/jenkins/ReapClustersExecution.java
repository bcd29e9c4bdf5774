package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.cluster.ReapTable;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Removes what nobody takes away any more. */
final class ReapClustersExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final ReapClustersStep reaper;

    ReapClustersExecution(StepContext context, ReapClustersStep reaper) {
        super(context, ReapClustersStep.NAME, "removing clusters that nobody takes away any more");
        this.reaper = reaper;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = reaper.access(inputs);
        var request = reaper.request(inputs);
        inputs.throwIfAny();
        var report = with(access, work, hypershift -> hypershift.clusters().reap(request, cancellation()));
        work.tell(ReapTable.lines(report, JenkinsWords.INSTANCE));
        if (reaper.isDryRun() && !report.entries().isEmpty()) {
            work.log().print("nothing was removed: that takes dryRun: false");
        }
        report.orThrow();
        return Math.toIntExact(report.count(reaper.isDryRun() ? Outcome.WOULD_DELETE : Outcome.DELETED));
    }
}
