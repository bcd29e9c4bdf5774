package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;

/** Makes the objects that a new cluster has. */
final class FreshCluster {
    private static final WriteOptions OPTIONS = WriteOptions.ofController("kube-apiserver");

    private final Kinds kinds;
    private final Creation creation;
    private final NamespaceController namespaces;

    FreshCluster(Kinds kinds, Creation creation, NamespaceController namespaces) {
        this.kinds = kinds;
        this.creation = creation;
        this.namespaces = namespaces;
    }

    void fill() {
        for (var name : new String[] {"default", "kube-system", "kube-public", "kube-node-lease"}) {
            create("", "namespaces", "", name, Json.object());
            namespaces.fill(name);
        }
        priorityClass("system-cluster-critical", 2_000_000_000);
        priorityClass("system-node-critical", 2_000_001_000);
        create("", "services", "default", "kubernetes", apiService());
        create("storage.k8s.io", "storageclasses", "", "managed-csi", storageClass());
    }

    private void priorityClass(String name, int value) {
        create("scheduling.k8s.io", "priorityclasses", "", name, Json.object().put("value", value));
    }

    private static ObjectNode apiService() {
        var service = Json.object();
        service.putObject("spec")
                .put("clusterIP", "10.0.0.1")
                .putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", 443);
        return service;
    }

    /** What AKS brings. */
    private static ObjectNode storageClass() {
        var storageClass = Json.object().put("provisioner", "disk.csi.azure.com");
        storageClass.put("allowVolumeExpansion", true).put("volumeBindingMode", "WaitForFirstConsumer");
        Json.child(Json.metadata(storageClass), "annotations")
                .put("storageclass.kubernetes.io/is-default-class", "true");
        return storageClass;
    }

    private void create(String group, String plural, String namespace, String name, ObjectNode body) {
        Json.metadata(body).put("name", name);
        creation.create(kinds.find(group, "v1", plural).orElseThrow(), namespace, body, OPTIONS);
    }
}
