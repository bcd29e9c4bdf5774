package io.hypershift.azure.sandbox.kubernetes.schema;

/** Paths as Kubernetes' messages write them: {@code spec.list[0].name}, {@code spec.labels[key]}. */
final class FieldPath {
    static final String ROOT = "";

    private FieldPath() {}

    static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String index(String parent, int index) {
        return parent + "[" + index + "]";
    }

    static String key(String parent, String key) {
        return parent + "[" + key + "]";
    }
}
