package io.hypershift.azure.jenkins;

import hudson.AbortException;
import io.hypershift.azure.cluster.ApiForward;
import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Runs a body with the kubeconfig of a cluster that is there. */
final class KubeconfigExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private enum Stage {
        FETCHING,
        THERE,
        TIDYING
    }

    private final WithHostedClusterKubeconfigStep cluster;
    private ClusterBody body = new ClusterBody();
    private volatile Stage stage = Stage.FETCHING;
    private volatile @Nullable Object result;
    private transient volatile @Nullable ApiForward forward;

    KubeconfigExecution(StepContext context, WithHostedClusterKubeconfigStep cluster) {
        super(context, WithHostedClusterKubeconfigStep.NAME, "");
        this.cluster = cluster;
    }

    @Override
    Pace advance(StepWork work) throws IOException, InterruptedException {
        return switch (stage) {
            case FETCHING -> {
                var cause = failure();
                if (cause == null) {
                    yield fetch(work);
                }
                yield body.cancel(cause) ? Pace.WHEN_WOKEN : tidied(work);
            }
            case THERE -> {
                tellLostForward(work);
                yield Pace.WHEN_WOKEN;
            }
            case TIDYING -> tidied(work);
        };
    }

    private Pace tidied(StepWork work) throws InterruptedException {
        body.tidy(work);
        return complete(result);
    }

    /** A forwarded port goes with the process that has opened it. */
    private void tellLostForward(StepWork work) {
        if (cluster.isPortForward() && forward == null) {
            work.tellOnce("WARNING: Jenkins was restarted; the port that led to the cluster is closed since");
        }
    }

    @Override
    void ended() {
        var open = forward;
        if (open != null) {
            open.close();
        }
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
        return "kubeconfig: " + stage;
    }

    @Override
    public void stop(Throwable cause) {
        if (!body.cancel(cause)) {
            super.stop(cause);
        }
    }

    private Pace fetch(StepWork work) throws IOException, InterruptedException {
        var enclosing = getContext().get(EnclosingCluster.class);
        var effective = enclosing == null ? cluster : cluster.within(enclosing.step());
        var workspace = Workspace.of(work);
        if (workspace.isAwaited()) {
            return Pace.AFTER_A_WHILE;
        }
        var path = workspace.path();
        if (path == null) {
            throw new AbortException("there is no workspace to write the kubeconfig beside");
        }
        if (cluster.isPortForward() && path.isRemote()) {
            throw new AbortException("portForward opens a port of Jenkins' controller, which this agent does not reach."
                    + " Run the body where the cluster's API server is reached");
        }
        var handed = Kubeconfigs.hand(effective, work);
        forward = handed.forward().orElse(null);
        var kubeconfig = handed.kubeconfig();
        body.tidy(work); // of a body that a crash of Jenkins kept from beginning
        body = new ClusterBody();
        body.bind("HYPERSHIFT_CLUSTER_NAME", kubeconfig.key().name());
        body.bind("HYPERSHIFT_API_URL", kubeconfig.apiUrl());
        handed.consoleUrl().ifPresent(it -> body.bind("HYPERSHIFT_CONSOLE_URL", it));
        body.bindKubeconfig(kubeconfig, path, work);
        if (failure() != null) {
            return tidied(work);
        }
        body.start(getContext(), new Callback());
        body.cancelIf(failure());
        return Pace.WHEN_WOKEN;
    }

    private void ends(@Nullable Object outcome) {
        result = Savable.orNull(outcome);
        stage = Stage.TIDYING;
        save();
        wake();
    }

    /** An inner class: after a restart it still belongs to this very execution. */
    private final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onStart(StepContext context) {
            if (stage == Stage.FETCHING) {
                stage = Stage.THERE;
            }
        }

        @Override
        public void onSuccess(StepContext context, Object outcome) {
            ends(outcome);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            keepFirst(body.mask(failure));
            ends(null);
        }
    }
}
