package io.hypershift.azure.jenkins;

import io.hypershift.azure.plan.Cancellation;
import java.io.Serializable;

/** A step that can tell what it would do. */
interface DryRun extends Serializable {

    /** Tells what the step would do; returns the line that ends it. */
    String tell(StepWork work, Cancellation cancellation);
}
