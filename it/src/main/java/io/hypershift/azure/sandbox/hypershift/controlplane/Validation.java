package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.ServiceAccountSigner;
import io.hypershift.azure.sandbox.hypershift.image.PullSecret;
import io.hypershift.azure.sandbox.hypershift.image.ReleaseLookup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What HyperShift's operator finds wrong with a HostedCluster before it makes anything of it; empty where all is well.
 *
 * @param configuration what is wrong with the configuration
 * @param release what is wrong with the release image
 * @param releaseReason the condition's reason for that
 */
record Validation(Optional<String> configuration, Optional<String> release, String releaseReason) {
    private static final String PULL_SECRET_KEY = ".dockerconfigjson";
    private static final String TRUST_BUNDLE_KEY = "ca-bundle.crt";

    static Validation of(HostedCluster cluster, KubeApi api, ReleaseLookup releases) {
        var configuration = new ServicePublishing(api, cluster)
                .problem()
                .or(() -> signingKeyProblem(cluster, api))
                .or(() -> ClusterNetworks.of(cluster).problem())
                .or(() -> trustBundleProblem(cluster, api));
        var pullSecret = pullSecretProblem(cluster, api);
        if (pullSecret.isPresent()) {
            return new Validation(configuration, pullSecret, "SecretNotFound");
        }
        return new Validation(configuration, releaseProblem(cluster, api, releases), "InvalidImage");
    }

    boolean isFine() {
        return configuration.isEmpty() && release.isEmpty();
    }

    /** The key the cluster signs service account tokens with, as the Secret holds it. */
    static Optional<ServiceAccountSigner> signer(HostedCluster cluster, KubeApi api) {
        return signingKeySecret(cluster, api)
                .flatMap(secret -> data(secret, "key"))
                .map(pem -> ServiceAccountSigner.of(pem, cluster.issuer()));
    }

    private static Optional<String> signingKeyProblem(HostedCluster cluster, KubeApi api) {
        var name = cluster.resource().text("/spec/serviceAccountSigningKey/name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (cluster.issuer().isEmpty()) {
            return Optional.of(
                    "invalid service account signing key: the IssuerURL must be set when specifying a service account signing key");
        }
        var secret = signingKeySecret(cluster, api);
        if (secret.isEmpty()) {
            return Optional.of(
                    "invalid service account signing key: failed to get hostedcluster ServiceAccountSigningKey secret %1$s: Secret \"%1$s\" not found"
                            .formatted(name));
        }
        var pem = data(secret.get(), "key");
        if (pem.isEmpty()) {
            return Optional.of(
                    "invalid service account signing key: cannot find service account key \"key\" in secret " + name);
        }
        try {
            ServiceAccountSigner.of(pem.get(), cluster.issuer());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("invalid service account signing key: cannot decode private key in secret " + name + ": "
                    + e.getMessage());
        }
    }

    private static Optional<String> trustBundleProblem(HostedCluster cluster, KubeApi api) {
        var name = cluster.resource().text("/spec/additionalTrustBundle/name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var bundle = api.get(Kind.CONFIG_MAP, cluster.namespace(), name);
        if (bundle.isEmpty()) {
            return Optional.of("failed to get configMap %1$s: ConfigMap \"%1$s\" not found".formatted(name));
        }
        return bundle.get().at("/data").has(TRUST_BUNDLE_KEY)
                ? Optional.empty()
                : Optional.of("configMap " + name + " must have a " + TRUST_BUNDLE_KEY + " key");
    }

    private static Optional<Resource> signingKeySecret(HostedCluster cluster, KubeApi api) {
        return api.get(
                Kind.SECRET, cluster.namespace(), cluster.resource().text("/spec/serviceAccountSigningKey/name"));
    }

    private static Optional<String> pullSecretProblem(HostedCluster cluster, KubeApi api) {
        var name = cluster.resource().text("/spec/pullSecret/name");
        var secret = pullSecret(cluster, api);
        if (secret.isEmpty()) {
            return Optional.of("failed to get pull secret: secrets \"" + name + "\" not found");
        }
        return data(secret.get(), PULL_SECRET_KEY).isPresent()
                ? Optional.empty()
                : Optional.of("expected " + PULL_SECRET_KEY + " key in pull secret " + name);
    }

    private static Optional<String> releaseProblem(HostedCluster cluster, KubeApi api, ReleaseLookup releases) {
        var image = cluster.controlPlaneImage();
        var current = Optional.of(cluster.resource().text("/status/version/desired/image"))
                .filter(it -> !it.isEmpty() && !it.equals(image));
        return pullSecret(cluster, api)
                .map(PullSecret::new)
                .flatMap(secret -> Stream.concat(Stream.of(image), current.stream())
                        .flatMap(it -> releases.problem(it, secret).stream())
                        .findFirst())
                .map(problem -> "failed to lookup release image: " + problem)
                .or(() -> ReleaseRules.refusal(
                        cluster, cluster.version(image), current.map(cluster::version), ReleaseRules.LATEST));
    }

    private static Optional<Resource> pullSecret(HostedCluster cluster, KubeApi api) {
        return api.get(Kind.SECRET, cluster.namespace(), cluster.resource().text("/spec/pullSecret/name"));
    }

    private static Optional<String> data(Resource secret, String key) {
        return Optional.ofNullable(secret.at("/data").get(key))
                .map(value -> new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8))
                .filter(value -> !value.isBlank());
    }
}
