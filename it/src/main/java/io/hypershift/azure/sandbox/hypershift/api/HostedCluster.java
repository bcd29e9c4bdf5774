package io.hypershift.azure.sandbox.hypershift.api;

import io.hypershift.azure.sandbox.told.ReleaseImage;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A HostedCluster on Azure, read in the words of those who work for it.
 *
 * @param releases what tells the version of its release image
 */
public record HostedCluster(Resource resource, ReleaseImages releases) {
    public static final String FINALIZER = "hypershift.openshift.io/finalizer";

    private static final String CLEANUP = "hypershift.openshift.io/cleanup-cloud-resources";
    private static final String AZURE = "/spec/platform/azure/";

    public String name() {
        return resource.name();
    }

    public String namespace() {
        return resource.namespace();
    }

    /** Where its control plane runs. */
    public String controlPlaneNamespace() {
        return namespace() + "-" + name().replace('.', '-');
    }

    public String infraId() {
        return resource.text("/spec/infraID");
    }

    public String issuer() {
        return resource.text("/spec/issuerURL");
    }

    public String azure(String field) {
        return resource.text(AZURE + field);
    }

    public String clientId(String component) {
        return azure("azureAuthenticationConfig/workloadIdentities/" + component + "/clientID");
    }

    /** A resource's id in the cluster's own resource group. */
    public String resourceId(String provider, String type, String name) {
        return "/subscriptions/" + azure("subscriptionID") + "/resourceGroups/" + azure("resourceGroup") + "/providers/"
                + provider + "/" + type + "/" + name;
    }

    public String releaseImage() {
        return resource.text("/spec/release/image");
    }

    /** What its release image says, or said when it could be read. */
    public String version() {
        return releases.find(releaseImage())
                .map(ReleaseImage::version)
                .or(this::recordedVersion)
                .orElse("0.0.0");
    }

    private Optional<String> recordedVersion() {
        return resource.items("/status/version/history").stream()
                .filter(it -> it.path("image").asText().equals(releaseImage()))
                .map(it -> it.path("version").asText())
                .findFirst();
    }

    /** How a service is published: {@code LoadBalancer} or {@code Route}. */
    public String publishing(String service) {
        return resource.items("/spec/services").stream()
                .filter(it -> service.equals(it.path("service").asText()))
                .map(it -> it.at("/servicePublishingStrategy/type").asText())
                .findFirst()
                .orElse("");
    }

    /** The host name external DNS is to publish the API under. */
    public Optional<String> externalHost(String service) {
        return resource.items("/spec/services").stream()
                .filter(it -> service.equals(it.path("service").asText()))
                .map(it -> it.at("/servicePublishingStrategy"))
                .map(it -> it.at("/route/hostname")
                        .asText(it.at("/loadBalancer/hostname").asText()))
                .filter(host -> !host.isEmpty())
                .findFirst();
    }

    /** Whether it is reached from inside Azure, by Private Link. */
    public boolean isPrivate() {
        return !azure("topology").isEmpty() && !azure("topology").equals("Public");
    }

    /** Whether it is reached from outside as well. */
    public boolean isPublic() {
        return !azure("topology").equals("Private");
    }

    public boolean cleansUpCloudResources() {
        return resource.annotation(CLEANUP).filter("true"::equals).isPresent();
    }

    public String pausedUntil() {
        return resource.text("/spec/pausedUntil");
    }

    public boolean isPaused() {
        var until = pausedUntil();
        try {
            return until.equals("true")
                    || (!until.isEmpty() && Instant.parse(until).isAfter(Instant.now()));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public boolean hasInvalidPause() {
        var until = pausedUntil();
        try {
            return !until.isEmpty()
                    && !until.equals("true")
                    && !until.equals("false")
                    && Instant.parse(until).equals(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return true;
        }
    }
}
