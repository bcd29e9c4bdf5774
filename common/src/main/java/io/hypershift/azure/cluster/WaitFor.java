package io.hypershift.azure.cluster;

/** What of a cluster must be there before whoever asked for it goes on. */
public enum WaitFor {
    /** All nodes are Ready; the API answers where there are to be none. */
    NODES,
    /** The API answers. */
    AVAILABLE,
    /** The release is there in all its parts, as {@code hypershift create cluster --wait} waits for. */
    ROLLOUT,
    /** Nothing: HyperShift has been asked. */
    NONE
}
