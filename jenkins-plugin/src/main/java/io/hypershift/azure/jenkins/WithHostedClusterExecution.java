package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs a body with a cluster that comes before it and goes after it. */
final class WithHostedClusterExecution extends ClusterExecution {
    private static final long serialVersionUID = 1L;

    private ClusterBody body = new ClusterBody();

    WithHostedClusterExecution(StepContext context, WithHostedClusterStep step) {
        super(context, WithHostedClusterStep.NAME, step);
    }

    @Override
    boolean endsWithStep() {
        return true;
    }

    @Override
    Pace arrived(StepWork work) throws IOException, InterruptedException {
        var workspace = Workspace.of(work);
        if (workspace.isAwaited()) {
            return Pace.AFTER_A_WHILE;
        }
        work.log()
                .print("cluster " + cluster().getClusterName() + ": ready at "
                        + arrival().apiUrl());
        tidy(work); // of a body that a crash of Jenkins kept from beginning
        body = new ClusterBody();
        body.bind("HYPERSHIFT_CLUSTER_NAME", cluster().getClusterName());
        body.bind("HYPERSHIFT_API_URL", arrival().apiUrl());
        var path = workspace.path();
        if (path != null) {
            body.bindKubeconfig(Kubeconfigs.read(cluster(), cluster().key(), work), path, work);
        }
        if (failure() != null) {
            return leave(work);
        }
        body.start(getContext(), new Callback(), new EnclosingCluster(cluster()));
        body.cancelIf(failure());
        return Pace.WHEN_WOKEN;
    }

    @Override
    public void stop(Throwable cause) {
        if (!body.cancel(cause)) {
            super.stop(cause);
        }
    }

    @Override
    boolean bodyWillEnd() {
        var cause = failure();
        return cause != null && body.cancel(cause);
    }

    @Override
    void tidy(StepWork work) throws InterruptedException {
        body.tidy(work);
    }

    /** An inner class: after a restart it still belongs to this very execution. */
    private final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onStart(StepContext context) {
            isThere();
        }

        @Override
        public void onSuccess(StepContext context, Object outcome) {
            goes(outcome);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            keepFirst(body.mask(failure));
            goes(null);
        }
    }
}
