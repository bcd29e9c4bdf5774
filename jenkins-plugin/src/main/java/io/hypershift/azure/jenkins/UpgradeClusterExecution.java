package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.upgrade.UpgradeProgress;
import io.hypershift.azure.upgrade.UpgradeRequest;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Upgrades a cluster: each look does what comes next, so that a restart of Jenkins loses nothing. */
final class UpgradeClusterExecution extends AwaitedExecution {
    private static final long serialVersionUID = 1L;

    private final UpgradeClusterStep step;
    private transient @Nullable UpgradeProgress progress;

    UpgradeClusterExecution(StepContext context, UpgradeClusterStep step) {
        super(context, step, UpgradeClusterStep.NAME, "cluster " + step.getClusterName() + ": being upgraded");
        this.step = step;
    }

    @Override
    Awaited awaited(StepInputs inputs) {
        return new Upgrade(
                step.request(inputs), inputs.duration(TIMEOUT, Arguments.or(step.timeout, UpgradeClusterStep.LIMIT)));
    }

    private UpgradeProgress progress(HyperShiftAzure hypershift) {
        var known = progress;
        if (known == null) {
            known = hypershift.upgrades().progress();
            progress = known;
        }
        return known;
    }

    /** The upgrade that is waited for. */
    private final class Upgrade implements Awaited {
        private final UpgradeRequest request;
        private final Duration limit;

        private Upgrade(UpgradeRequest request, Duration limit) {
            this.request = request;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin(HyperShiftAzure hypershift, Cancellation cancellation) {
            hypershift.upgrades().begin(request, cancellation);
            return true;
        }

        @Override
        public boolean isDone(HyperShiftAzure hypershift, Duration waited, Cancellation cancellation) {
            var answer = hypershift.upgrades().advanceIfAnswered(request, cancellation);
            answer.ifPresent(it -> progress(hypershift).tell(it, waited));
            return answer.isPresent() && answer.get().isDone();
        }

        @Override
        public HyperShiftException late(HyperShiftAzure hypershift, Cancellation cancellation) {
            return hypershift.upgrades().advance(request, cancellation).notDoneAfter(limit);
        }

        @Override
        public String told(HyperShiftAzure hypershift, boolean waitedFor) {
            return "cluster " + step.getClusterName() + ": upgraded to " + request.releaseImage();
        }
    }
}
