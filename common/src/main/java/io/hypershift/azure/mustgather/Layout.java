package io.hypershift.azure.mustgather;

import io.hypershift.azure.manifest.Ref;

/** Where {@code oc adm inspect} puts things (openshift/oc, pkg/cli/admin/inspect). */
final class Layout {
    private Layout() {}

    static String namespace(String root, String name) {
        return root + "namespaces/" + name + "/" + name + ".yaml";
    }

    /** A pod's directory, with a slash at its end. */
    static String pod(String root, Ref pod) {
        return root + "namespaces/" + pod.namespace() + "/pods/" + pod.name() + "/";
    }

    static String log(String root, Ref pod, String container, boolean previous) {
        return pod(root, pod) + container + "/" + container + "/logs/" + (previous ? "previous" : "current") + ".log";
    }
}
