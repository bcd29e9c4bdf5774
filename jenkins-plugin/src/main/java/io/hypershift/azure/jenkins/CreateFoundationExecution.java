package io.hypershift.azure.jenkins;

import io.hypershift.azure.foundation.FoundationSummary;
import io.hypershift.azure.jenkins.work.FoundationFacts;
import io.hypershift.azure.jenkins.work.Pace;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes a foundation, in one piece: it may be repeated, so after a restart it is. */
final class CreateFoundationExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final CreateFoundationStep foundation;

    CreateFoundationExecution(StepContext context, CreateFoundationStep foundation) {
        super(context, CreateFoundationStep.NAME, "");
        this.foundation = foundation;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = foundation.access(inputs);
        var request = foundation.request(inputs);
        inputs.throwIfAny();
        var made = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(
                                access,
                                hypershift -> foundation.isDryRun()
                                        ? hypershift.foundations().rehearse(request, cancellation())
                                        : Optional.of(hypershift.foundations().create(request, cancellation()))));
        if (!foundation.isDryRun()) {
            made.ifPresent(it -> work.tell(FoundationSummary.lines(it, request)));
        }
        return complete(made.map(FoundationFacts::of).orElseGet(Map::of));
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
        return "making the foundation";
    }
}
