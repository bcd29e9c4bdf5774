package io.hypershift.azure.kubeapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;

/** Turns manifests into what the client sends, and back. */
record Trees(KubernetesSerialization serialization) {

    GenericKubernetesResource resource(Manifest manifest) {
        return serialization.convertValue(manifest.tree(), GenericKubernetesResource.class);
    }

    Manifest manifest(GenericKubernetesResource resource) {
        return new Manifest((ObjectNode) Json.tree(serialization.convertValue(resource, ObjectNode.class)));
    }
}
