package io.hypershift.azure.plan;

/** The values of the steps that are done. */
@FunctionalInterface
public interface Values {

    /**
     * What a step gave.
     *
     * @throws NotKnownYet in a dry run, when the step's resource does not exist yet
     */
    <T> T of(Step<T> step);
}
