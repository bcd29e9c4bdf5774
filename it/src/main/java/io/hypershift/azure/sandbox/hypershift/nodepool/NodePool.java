package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import java.time.Instant;
import java.time.format.DateTimeParseException;

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

    boolean isAutoscaled() {
        return resource.at("/spec/autoScaling").isObject();
    }

    int replicas() {
        return isAutoscaled()
                ? Math.max(1, resource.at("/spec/autoScaling/min").asInt())
                : resource.at("/spec/replicas").asInt();
    }

    boolean isPaused() {
        var until = resource.text("/spec/pausedUntil");
        try {
            return until.equals("true")
                    || (!until.isEmpty() && Instant.parse(until).isAfter(Instant.now()));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Another platform or release, another hash: its machines are then replaced. */
    String hash() {
        return Names.hash(resource.at("/spec/platform/azure") + releaseImage());
    }

    String machineSetName() {
        return name() + "-" + hash();
    }

    String tokenSecret() {
        return "token-" + name() + "-" + hash();
    }

    String userDataSecret() {
        return "user-data-" + name() + "-" + hash();
    }
}
