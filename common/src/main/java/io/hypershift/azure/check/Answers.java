package io.hypershift.azure.check;

/** What the probes that a check builds on have found. */
public interface Answers {
    /** A probe's value; a check that asks for one which is not known cannot be made either. */
    <T> T of(Probe<T> probe);
}
