package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.jenkins.work.Pace;
import java.time.Duration;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * A step that asks HyperShift for something and looks now and then whether it is done. Between the looks it holds no thread, and its
 * time runs on while Jenkins is down.
 */
abstract class AwaitedExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final ManagementStep asked;
    private final String status;
    private volatile boolean begun;
    private volatile long startedAt;

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

    /** Reads what is asked for; what is wrong with it is told to the inputs. */
    abstract Awaited awaited(StepInputs inputs);

    @Override
    final Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = asked.access(inputs);
        var awaited = awaited(inputs);
        inputs.throwIfAny();
        return begun ? look(awaited, access, work) : begin(awaited, access, work);
    }

    private Pace begin(Awaited awaited, Access access, StepWork work) {
        if (startedAt == 0) {
            startedAt = System.currentTimeMillis();
        }
        if (!with(access, work, it -> awaited.begin(it, cancellation()))) {
            return tell(awaited, access, work, false);
        }
        begun = true;
        return Pace.AT_ONCE;
    }

    private Pace look(Awaited awaited, Access access, StepWork work) {
        var waited = Duration.ofMillis(System.currentTimeMillis() - startedAt);
        if (with(access, work, it -> awaited.isDone(it, waited, cancellation()))) {
            return tell(awaited, access, work, true);
        }
        if (waited.compareTo(awaited.limit()) >= 0) {
            throw with(access, work, it -> awaited.late(it, cancellation()));
        }
        return Pace.AFTER_A_WHILE;
    }

    private Pace tell(Awaited awaited, Access access, StepWork work, boolean waitedFor) {
        work.log().print(with(access, work, it -> awaited.told(it, waitedFor)));
        return complete(null);
    }

    private <T> T with(Access access, StepWork work, Function<HyperShiftAzure, T> operation) {
        return HyperShiftEngine.get().engine().untilClosed(cancellation(), () -> work.with(access, operation));
    }

    @Override
    final Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    final boolean isLook() {
        return begun;
    }

    @Override
    public final String getStatus() {
        return status;
    }
}
