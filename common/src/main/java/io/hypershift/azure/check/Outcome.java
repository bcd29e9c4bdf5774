package io.hypershift.azure.check;

/** What became of a check. */
public enum Outcome {
    PASSED,
    FAILED,
    /** It could not be made: a right is missing, or what it builds on has failed. */
    UNKNOWN
}
