package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import java.util.LinkedHashMap;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes a cluster that stays until it is destroyed, or its time is over. What fails on the way is taken back. */
final class CreateClusterExecution extends ClusterExecution {
    private static final long serialVersionUID = 1L;

    CreateClusterExecution(StepContext context, CreateClusterStep step) {
        super(context, CreateClusterStep.NAME, step);
    }

    @Override
    boolean endsWithStep() {
        return false;
    }

    @Override
    Pace arrived(StepWork work) {
        var cluster = new LinkedHashMap<String, String>();
        cluster.put("name", cluster().getClusterName());
        cluster.put("namespace", cluster().getNamespace());
        cluster.put("infraId", arrival().infraId());
        cluster.put("apiUrl", arrival().apiUrl());
        work.log()
                .print("cluster " + cluster().getClusterName() + ": ready at "
                        + arrival().apiUrl());
        return complete(cluster);
    }
}
