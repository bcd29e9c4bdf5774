package io.hypershift.azure.jenkins;

import io.hypershift.azure.foundation.FoundationSummary;
import io.hypershift.azure.jenkins.work.FoundationFacts;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Makes a foundation. */
final class CreateFoundationExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final CreateFoundationStep foundation;

    CreateFoundationExecution(StepContext context, CreateFoundationStep foundation) {
        super(context, CreateFoundationStep.NAME, "making the foundation");
        this.foundation = foundation;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = foundation.access(inputs);
        var request = foundation.request(inputs);
        inputs.throwIfAny();
        var made = with(
                access,
                work,
                hypershift -> foundation.isDryRun()
                        ? hypershift.foundations().rehearse(request, cancellation())
                        : Optional.of(hypershift.foundations().create(request, cancellation())));
        if (!foundation.isDryRun()) {
            made.ifPresent(it -> work.tell(FoundationSummary.lines(it, request)));
        }
        return made.map(FoundationFacts::of).orElseGet(Map::of);
    }
}
