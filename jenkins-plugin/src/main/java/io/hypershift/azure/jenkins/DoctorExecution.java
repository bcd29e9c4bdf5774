package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Looks at all that will be needed, in one piece: it changes nothing, so after a restart it is done again. */
final class DoctorExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final DoctorStep doctor;

    DoctorExecution(StepContext context, DoctorStep doctor) {
        super(context, DoctorStep.NAME, "");
        this.doctor = doctor;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = doctor.access(inputs);
        var request = doctor.request(inputs);
        inputs.throwIfAny();
        var report = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(
                                access, hypershift -> hypershift.doctor().examine(request, cancellation())));
        return complete(CheckFacts.tell(report, work));
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
        return "looking at all that will be needed";
    }
}
