package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.jenkins.work.Awaited;
import io.hypershift.azure.jenkins.work.Errand;
import io.hypershift.azure.jenkins.work.Pace;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A step that asks HyperShift for something and looks now and then whether it is done. Between the looks it holds no thread. */
abstract class AwaitedExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final ManagementStep asked;
    private final String status;
    private final Errand errand = new Errand();

    /**
     * @param asked says how to reach the management cluster
     * @param step the name the step is called by
     * @param status what it is doing, for who looks at the build
     */
    AwaitedExecution(StepContext context, ManagementStep asked, String step, String status) {
        super(context, step, "");
        this.asked = asked;
        this.status = status;
    }

    /** Reads what is asked for, and of whom it will be; what is wrong with it is told to the inputs. */
    abstract Function<HyperShiftAzure, Awaited> awaited(StepInputs inputs);

    @Override
    final Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = asked.access(inputs);
        var awaited = awaited(inputs);
        inputs.throwIfAny();
        var done = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(access, hypershift -> errand.advance(awaited.apply(hypershift))));
        if (done.isEmpty()) {
            return Pace.AFTER_A_WHILE;
        }
        work.log().print(done.get());
        return complete(null);
    }

    @Override
    final Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    final boolean isLook() {
        return errand.isLook();
    }

    @Override
    public final String getStatus() {
        return status;
    }
}
