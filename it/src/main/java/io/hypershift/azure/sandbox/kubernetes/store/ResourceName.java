package io.hypershift.azure.sandbox.kubernetes.store;

/**
 * A resource by which objects are stored, whatever versions of it are served.
 *
 * @param group the API group, empty for the core group
 * @param plural the name in paths, like `secrets`
 */
public record ResourceName(String group, String plural) {}
