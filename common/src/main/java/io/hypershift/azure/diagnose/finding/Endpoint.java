package io.hypershift.azure.diagnose.finding;

/**
 * A cluster's API server, as seen from where the diagnosis runs.
 *
 * @param url empty as long as the cluster has none
 * @param answers whether it answered
 * @param told its version where it did, else why not
 */
public record Endpoint(String url, boolean answers, String told) {}
