package io.hypershift.azure.operator;

/**
 * The HyperShift operator on a management cluster, available.
 *
 * @param objects how many objects make it up
 * @param image the image its Deployment runs
 */
public record Operator(String namespace, String image, int objects) {}
