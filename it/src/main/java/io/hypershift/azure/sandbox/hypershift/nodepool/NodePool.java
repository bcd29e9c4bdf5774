package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Pause;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ReleaseImage;

/** A NodePool on Azure, read in the words of those who work for it. */
record NodePool(Resource resource, HostedCluster cluster) {
    static final String ANNOTATION = "hypershift.openshift.io/nodePool";

    String name() {
        return resource.name();
    }

    /** How it is called from another namespace. */
    String fullName() {
        return resource.namespace() + "/" + resource.name();
    }

    JsonNode azure(String field) {
        return resource.at("/spec/platform/azure/" + field);
    }

    String releaseImage() {
        return resource.text("/spec/release/image");
    }

    String version() {
        return cluster.releases()
                .find(releaseImage())
                .map(ReleaseImage::version)
                .orElseGet(() -> resource.at("/status/version").asText("0.0.0"));
    }

    /** The version that all its machines have reached. */
    String reachedVersion() {
        return resource.text("/status/version");
    }

    boolean isAutoscaled() {
        return resource.at("/spec/autoScaling").isObject();
    }

    boolean isRepaired() {
        return resource.at("/spec/management/autoRepair").asBoolean();
    }

    /** Whether its machines stay as they are and only what runs on them is exchanged. */
    boolean isUpdatedInPlace() {
        return resource.text("/spec/management/upgradeType").equals("InPlace");
    }

    Pause pause() {
        return Pause.of(resource);
    }
}
