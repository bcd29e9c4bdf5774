package io.hypershift.azure.manifest;

/**
 * Which object is meant.
 *
 * @param namespace empty for what has none
 */
public record Ref(String apiVersion, String kind, String namespace, String name) {

    /** An object of the core group in a namespace. */
    public static Ref namespace(String name) {
        return core("Namespace", "", name);
    }

    public static Ref core(String kind, String namespace, String name) {
        return new Ref("v1", kind, namespace, name);
    }

    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
