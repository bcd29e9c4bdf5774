package io.hypershift.azure.sandbox;

/**
 * A request that comes in through a door.
 *
 * @param number which of all the door's requests it is, counted from 1
 * @param side what it is for
 * @param method the HTTP method
 * @param host the host name that it is sent to, without port
 * @param path the decoded path, without query
 * @param isDryRun whether an API server is only to check it ({@code dryRun=All})
 */
public record Passage(int number, Side side, String method, String host, String path, boolean isDryRun) {

    /** What lies behind a door. */
    public enum Side {
        /** Azure, and what else the proxy leads to. */
        AZURE,
        /** The API server of the management cluster. */
        MANAGEMENT
    }
}
