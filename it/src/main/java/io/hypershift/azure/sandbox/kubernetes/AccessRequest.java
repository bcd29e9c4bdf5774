package io.hypershift.azure.sandbox.kubernetes;

/**
 * What somebody wants to do.
 *
 * @param namespace empty for the whole cluster
 * @param name empty for any
 */
public record AccessRequest(
        String verb, String group, String resource, String subresource, String namespace, String name) {

    /** Whatever there is to do. */
    static final AccessRequest EVERYTHING = new AccessRequest("*", "*", "*", "", "", "");
}
