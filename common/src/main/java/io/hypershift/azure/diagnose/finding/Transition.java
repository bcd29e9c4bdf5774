package io.hypershift.azure.diagnose.finding;

import java.time.Instant;

/**
 * A condition that has come to a status.
 *
 * @param object such as {@code HostedCluster clusters/pr-42}
 */
public record Transition(Instant at, String object, String type, String status, String reason, String message) {}
