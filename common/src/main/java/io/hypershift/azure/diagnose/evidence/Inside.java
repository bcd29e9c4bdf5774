package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.diagnose.finding.Endpoint;

/**
 * What the hosted cluster tells of itself.
 *
 * @param objects nodes, signing requests, its version and operators, and Services and volumes that are being deleted; none
 *     where it was not reached
 */
public record Inside(Endpoint api, KubernetesObjects objects) {
    public static final Inside NONE = new Inside(new Endpoint("", false, ""), KubernetesObjects.NONE);
}
