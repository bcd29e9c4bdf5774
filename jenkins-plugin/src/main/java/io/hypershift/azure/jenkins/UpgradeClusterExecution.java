package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.upgrade.UpgradeProgress;
import io.hypershift.azure.upgrade.UpgradeRequest;
import io.hypershift.azure.upgrade.UpgradeStatus;
import io.hypershift.azure.upgrade.Upgrades;
import java.time.Duration;
import java.util.function.Function;
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
    Function<HyperShiftAzure, Awaited> awaited(StepInputs inputs) {
        var request = step.request(inputs);
        var limit = inputs.duration(TIMEOUT, Arguments.or(step.timeout, UpgradeClusterStep.LIMIT));
        return hypershift -> new Upgrade(hypershift.upgrades(), request, limit);
    }

    private void tell(Upgrades upgrades, UpgradeStatus status, Duration waited) {
        var known = progress;
        if (known == null) {
            known = upgrades.progress();
            progress = known;
        }
        known.tell(status, waited);
    }

    /** The upgrade that is waited for. */
    private final class Upgrade implements Awaited {
        private final Upgrades upgrades;
        private final UpgradeRequest request;
        private final Duration limit;

        private Upgrade(Upgrades upgrades, UpgradeRequest request, Duration limit) {
            this.upgrades = upgrades;
            this.request = request;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin() {
            upgrades.begin(request, cancellation());
            return true;
        }

        @Override
        public boolean isDone(Duration waited) {
            var answer = upgrades.advanceIfAnswered(request, waited, cancellation());
            answer.ifPresent(it -> tell(upgrades, it, waited));
            return answer.isPresent() && answer.get().isDone();
        }

        @Override
        public HyperShiftException late() {
            return upgrades.look(request, limit).notDoneAfter(limit);
        }

        @Override
        public String told(boolean waitedFor) {
            return "cluster " + step.getClusterName() + ": upgraded to " + request.releaseImage();
        }
    }
}
