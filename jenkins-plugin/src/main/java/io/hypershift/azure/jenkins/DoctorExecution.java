package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Looks at all that will be needed, in one piece: it changes nothing, so after a restart it is done again. */
final class DoctorExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final DoctorStep doctor;

    DoctorExecution(StepContext context, DoctorStep doctor) {
        super(context, DoctorStep.NAME, "looking at all that will be needed");
        this.doctor = doctor;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = doctor.access(inputs);
        var request = doctor.request(inputs);
        inputs.throwIfAny();
        var report = with(access, work, hypershift -> hypershift.doctor().examine(request, cancellation()));
        return CheckFacts.tell(report, work);
    }
}
