package io.hypershift.azure.jenkins;

import io.hypershift.azure.cluster.ClusterTable;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.Prices;
import io.hypershift.azure.jenkins.work.ClusterFacts;
import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Lists clusters, in one piece. */
final class ListClustersExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final ListClustersStep list;

    ListClustersExecution(StepContext context, ListClustersStep list) {
        super(context, ListClustersStep.NAME, "");
        this.list = list;
    }

    @Override
    Pace advance(StepWork work) throws IOException, InterruptedException {
        if (failure() != null) {
            return complete(null);
        }
        var workspace = Workspace.of(work);
        if (workspace.isAwaited()) {
            return Pace.AFTER_A_WHILE;
        }
        var inputs = work.inputs();
        var access = list.access(inputs);
        var prices = list.prices(inputs, workspace.path());
        inputs.throwIfAny();
        return complete(work.with(access, hypershift -> tell(hypershift.clusters(), prices, work)));
    }

    private static List<Map<String, Object>> tell(Clusters clusters, Prices prices, StepWork work) {
        var known = clusters.list();
        work.tell(ClusterTable.lines(known, prices, clusters.lifetimes().now()));
        return ClusterFacts.of(known);
    }

    @Override
    Pace failed(StepWork work) {
        return complete(null);
    }

    /** Reading a file on an agent may take its time. */
    @Override
    boolean isLook() {
        return list.getPriceFile() == null;
    }

    @Override
    public String getStatus() {
        return "listing the clusters";
    }
}
