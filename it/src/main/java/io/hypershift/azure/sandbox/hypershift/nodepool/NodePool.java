package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Pause;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** Why its machines cannot run what the cluster's release is for (HyperShift 3ee9615, validateHCPayloadSupportsNodePoolCPUArch). */
    Optional<String> architectureProblem() {
        var architecture = resource.at("/spec/arch").asText("amd64");
        var payload = cluster.resource().text("/status/payloadArch");
        return List.of("", "Multi", architecture.toUpperCase(Locale.ROOT)).contains(payload)
                ? Optional.empty()
                : Optional.of(
                        "NodePool CPU arch, %s, is not supported by the HostedCluster payload type, %s; either change the NodePool CPU arch or use a multi-arch release image"
                                .formatted(architecture, payload));
    }

    /** What keeps its machines from being replaced at all (HyperShift 3ee9615, validateManagement); the API fills in the rest. */
    Optional<String> managementProblem() {
        var replace = resource.at("/spec/management/replace");
        return !isUpdatedInPlace()
                        && replace.path("strategy").asText().equals("RollingUpdate")
                        && !replace.has("rollingUpdate")
                ? Optional.of(
                        "this is unsupported. \"Replace\" upgrade type with strategy \"RollingUpdate\" require a MaxUnavailable and MaxSurge")
                : Optional.empty();
    }

    Pause pause() {
        return Pause.of(resource);
    }
}
