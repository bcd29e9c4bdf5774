package io.hypershift.azure.diagnose.finding;

/**
 * A piece of evidence, so that the reader can look it up and judge for himself.
 *
 * @param source where it was seen: {@code HostedCluster clusters/pr-42, condition ValidReleaseImage}, or {@code log of pod
 *     clusters-pr-42/capi-provider-0, container manager}
 * @param quote what was seen there, in its own words
 */
public record Exhibit(String source, String quote) {}
