package io.hypershift.azure.jenkins;

import hudson.FilePath;
import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Installs the operator, in one piece: it may be repeated, so after a restart it is. */
final class InstallOperatorExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final InstallOperatorStep operator;

    InstallOperatorExecution(StepContext context, InstallOperatorStep operator) {
        super(context, InstallOperatorStep.NAME, "");
        this.operator = operator;
    }

    @Override
    Pace advance(StepWork work) throws IOException, InterruptedException {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = operator.access(inputs);
        var request = operator.request(inputs, getContext().get(FilePath.class));
        inputs.throwIfAny();
        if (operator.isDryRun()) {
            work.with(access, hypershift -> {
                hypershift.operators().rehearse(request, cancellation());
                return true;
            });
            work.log().print("operator " + request.namespace() + ": nothing was changed, this is a dry run");
            return complete(null);
        }
        var installed = work.with(access, hypershift -> hypershift.operators().install(request, cancellation()));
        work.log()
                .print("operator " + installed.namespace() + ": available with " + installed.objects()
                        + " objects, image " + installed.image());
        return complete(null);
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
        return "installing the operator";
    }
}
