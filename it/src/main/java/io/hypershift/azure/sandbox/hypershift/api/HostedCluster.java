package io.hypershift.azure.sandbox.hypershift.api;

import java.util.Optional;
import java.util.regex.Pattern;

/** A HostedCluster on Azure, read in the words of those who work for it. */
public record HostedCluster(Resource resource) {
    public static final String FINALIZER = "hypershift.openshift.io/finalizer";

    private static final String CLEANUP = "hypershift.openshift.io/cleanup-cloud-resources";
    private static final String AZURE = "/spec/platform/azure/";
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+(-[a-z]+\\.\\d+)?)");

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
        return version(controlPlaneImage()).orElse("0.0.0");
    }

    public String version() {
        return version(releaseImage()).orElse("0.0.0");
    }

    /** The version in a release image's tag: the only thing there is to read without pulling it. */
    public static Optional<String> version(String image) {
        var tag = image.substring(image.lastIndexOf(':') + 1);
        var matcher = VERSION.matcher(tag);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
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
                .map(it -> it.at("/servicePublishingStrategy/route/hostname").asText(""))
                .filter(host -> !host.isEmpty())
                .findFirst();
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
