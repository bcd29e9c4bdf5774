package io.hypershift.azure.sandbox.hypershift.api;

import io.hypershift.azure.sandbox.told.ReleaseImage;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A HostedCluster on Azure, read in the words of those who work for it.
 *
 * @param releases what tells the versions of its release images
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

    /** The image of what runs on the management cluster: another one where the control plane's release is named apart. */
    public String controlPlaneImage() {
        var own = resource.text("/spec/controlPlaneRelease/image");
        return own.isEmpty() ? releaseImage() : own;
    }

    public String controlPlaneVersion() {
        return version(controlPlaneImage());
    }

    public String version() {
        return version(releaseImage());
    }

    /** What a release image says, or said when the cluster went to it. */
    public String version(String image) {
        return releases.find(image)
                .map(ReleaseImage::version)
                .or(() -> recordedVersion(image))
                .orElse("0.0.0");
    }

    private Optional<String> recordedVersion(String image) {
        return Stream.of("version", "controlPlaneVersion")
                .flatMap(it -> resource.items("/status/" + it + "/history").stream())
                .filter(it -> it.path("image").asText().equals(image))
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

    public Pause pause() {
        return Pause.of(resource);
    }

    public boolean isPaused() {
        return pause().isActive();
    }
}
