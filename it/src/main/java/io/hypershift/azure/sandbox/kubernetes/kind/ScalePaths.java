package io.hypershift.azure.sandbox.kubernetes.kind;

/** Where a kind keeps what its scale subresource shows, as JSON paths; the selector's may be empty. */
public record ScalePaths(String specReplicas, String statusReplicas, String selector) {}
