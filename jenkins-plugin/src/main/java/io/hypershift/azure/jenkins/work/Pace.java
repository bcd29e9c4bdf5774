package io.hypershift.azure.jenkins.work;

/** When work that comes in pieces goes on. */
public enum Pace {
    AT_ONCE,
    AFTER_A_WHILE,
    WHEN_WOKEN
}
