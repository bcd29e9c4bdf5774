package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes of the operator's pod, and where its containers find them. */
final class OperatorVolumes {
    static final String PRIVATE_CREDENTIALS = "/etc/azure-provider";
    static final String SCALE_FROM_ZERO_CREDENTIALS = "/etc/scale-from-zero-creds";
    static final String SERVING_CERTIFICATE = "/var/run/secrets/serving-cert";

    private static final String OPENSHIFT_BUNDLE = "openshift-config-managed-trusted-ca-bundle";
    private static final String TRUSTED_BUNDLE = "trusted-ca-bundle";

    private final List<Map<String, Object>> volumes = new ArrayList<>();
    private final List<Map<String, Object>> mounts = new ArrayList<>();

    private OperatorVolumes() {}

    static OperatorVolumes of(RenderFlags flags) {
        var volumes = new OperatorVolumes();
        if (Webhooks.areServed(flags)) {
            volumes.secret("serving-cert", Map.of("optional", true, "secretName", "manager-serving-cert"));
            volumes.mount("serving-cert", SERVING_CERTIFICATE, false);
        }
        scaleFromZeroSecret(flags)
                .ifPresent(name -> volumes.credentials("scale-from-zero-creds", name, SCALE_FROM_ZERO_CREDENTIALS));
        privateSecret(flags).ifPresent(name -> volumes.credentials("azure-credentials", name, PRIVATE_CREDENTIALS));
        if (flags.has("additional-trust-bundle")) {
            volumes.configMap("trusted-ca", Map.of("items", items("user-ca-bundle.pem"), "name", "user-ca-bundle"));
            volumes.mount("trusted-ca", "/etc/pki/tls/certs", true);
        }
        volumes.configMap(
                OPENSHIFT_BUNDLE,
                Map.of("items", items("tls-ca-bundle.pem"), "name", OPENSHIFT_BUNDLE, "optional", true));
        volumes.volumes.add(Map.of("name", TRUSTED_BUNDLE, "emptyDir", Map.of()));
        volumes.mount(TRUSTED_BUNDLE, "/etc/pki/ca-trust/extracted/pem", true);
        return volumes;
    }

    /** The Secret with which the operator signs in to Azure, if it does so with one. */
    static Optional<String> privateSecret(RenderFlags flags) {
        boolean isUsed = flags.isPrivateAzure()
                && !flags.has("azure-pls-managed-identity-client-id")
                && flags.has("azure-private-secret-key");
        return isUsed ? CredentialsSecret.PRIVATE_PLATFORM.name(flags) : Optional.empty();
    }

    /** The Secret with which the operator asks for the sizes of machines, if it does so. */
    static Optional<String> scaleFromZeroSecret(RenderFlags flags) {
        return flags.has("scale-from-zero-secret-key")
                ? CredentialsSecret.SCALE_FROM_ZERO.name(flags)
                : Optional.empty();
    }

    List<Map<String, Object>> volumes() {
        return volumes;
    }

    List<Map<String, Object>> ofOperator() {
        return mounts;
    }

    /** What the container sees that puts the trusted authorities together. */
    static List<Map<String, Object>> ofInitialiser() {
        return List.of(
                mounted(OPENSHIFT_BUNDLE, "/var/run/ca-trust", true), mounted(TRUSTED_BUNDLE, "/trust-bundle", false));
    }

    private void credentials(String volume, String secret, String path) {
        secret(volume, Map.of("secretName", secret));
        mount(volume, path, true);
    }

    private void secret(String volume, Map<String, Object> source) {
        volumes.add(Map.of("name", volume, "secret", source));
    }

    private void configMap(String volume, Map<String, Object> source) {
        volumes.add(Map.of("name", volume, "configMap", source));
    }

    private void mount(String volume, String path, boolean readOnly) {
        mounts.add(mounted(volume, path, readOnly));
    }

    private static Map<String, Object> mounted(String volume, String path, boolean readOnly) {
        return readOnly
                ? Map.of("name", volume, "mountPath", path, "readOnly", true)
                : Map.of("name", volume, "mountPath", path);
    }

    private static List<Map<String, String>> items(String path) {
        return List.of(Map.of("key", "ca-bundle.crt", "path", path));
    }
}
