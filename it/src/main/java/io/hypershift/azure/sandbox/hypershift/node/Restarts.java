package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Resource;

/** When a kubelet starts a container once more, and what it says meanwhile. */
record Restarts(String container, boolean isInit) {

    /** Whether a container that has ended so is started again. */
    boolean follow(Resource pod, int exitCode) {
        return switch (pod.text("/spec/restartPolicy")) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> !isInit || exitCode != 0;
        };
    }

    /** What a container says that waits after so many starts: ten seconds, then twice as long each time, up to five minutes. */
    String waiting(Resource pod, int starts) {
        var seconds = Math.min(10L << Math.min(starts - 2, 5), 300);
        var duration = seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
        return "back-off " + duration + " restarting failed container=" + container + " pod=" + identity(pod);
    }

    String event(Resource pod) {
        return "Back-off restarting failed container " + container + " in pod " + identity(pod);
    }

    private static String identity(Resource pod) {
        return pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
    }
}
