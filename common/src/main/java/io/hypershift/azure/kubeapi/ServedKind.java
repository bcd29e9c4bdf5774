package io.hypershift.azure.kubeapi;

/**
 * A kind as a server has it.
 *
 * @param plural how the server names it in paths
 */
public record ServedKind(String apiVersion, String kind, String plural, boolean isNamespaced) {

    /** Empty for the core group. */
    public String group() {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    public String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
}
