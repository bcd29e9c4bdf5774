package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Conditions;

/** The state of a container as a pod's status has it. */
sealed interface ContainerState {

    record Waiting(String reason, String message) implements ContainerState {}

    record Running(String startedAt) implements ContainerState {
        static Running sinceNow() {
            return new Running(Conditions.now());
        }

        Terminated ended(int exitCode) {
            return new Terminated(exitCode, startedAt, Conditions.now());
        }
    }

    record Terminated(int exitCode, String startedAt, String finishedAt) implements ContainerState {
        boolean isSuccess() {
            return exitCode == 0;
        }
    }
}
