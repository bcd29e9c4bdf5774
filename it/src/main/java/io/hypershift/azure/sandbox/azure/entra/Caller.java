package io.hypershift.azure.sandbox.azure.entra;

/** Who sends a request, as its token says. */
public record Caller(String objectId, String appId) {}
