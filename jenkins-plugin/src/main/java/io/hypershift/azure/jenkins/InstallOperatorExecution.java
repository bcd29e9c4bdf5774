package io.hypershift.azure.jenkins;

import hudson.FilePath;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Installs the operator. */
final class InstallOperatorExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final InstallOperatorStep operator;

    InstallOperatorExecution(StepContext context, InstallOperatorStep operator) {
        super(context, InstallOperatorStep.NAME, "installing the operator");
        this.operator = operator;
    }

    @Override
    @Nullable Object perform(StepWork work) throws IOException, InterruptedException {
        var inputs = work.inputs();
        var access = operator.access(inputs);
        var request = operator.request(inputs, getContext().get(FilePath.class));
        inputs.throwIfAny();
        if (operator.isDryRun()) {
            with(access, work, hypershift -> {
                hypershift.operators().rehearse(request, cancellation());
                return true;
            });
            work.log().print("operator " + request.namespace() + ": nothing was changed, this is a dry run");
            return null;
        }
        var installed = with(access, work, hypershift -> hypershift.operators().install(request, cancellation()));
        installed.lines().forEach(work.log()::print);
        return null;
    }
}
