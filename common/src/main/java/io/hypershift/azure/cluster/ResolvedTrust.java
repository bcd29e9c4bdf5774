package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationFile;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.sensitive.Sensitive;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * The handed-over trust, read and checked.
 *
 * @param foundation what is known of the foundation; without names and ids where it was made by hand
 * @param clientIds the components' client ids; {@code controlPlaneOperator} may be missing
 * @param kmsClientId that of the identity which encrypts etcd's data, where there is one
 */
record ResolvedTrust(
        Foundation foundation,
        Map<Component, String> clientIds,
        Optional<String> kmsClientId,
        SigningKey signingKey,
        String oidcIssuerUrl) {

    private static final String KMS = "kmsClientID";

    /** The same for infrastructure that was made for certain identities. */
    static Optional<ResolvedTrust> read(Trust trust, Map<Component, String> clientIds, Checks checks) {
        var components = new EnumMap<>(clientIds);
        var kms = Optional.ofNullable(components.remove(Component.KMS));
        return read(trust, Optional.of(components), kms, checks);
    }

    /** Reads the files; what is wrong with them is told to the checks, and then nothing is returned. */
    static Optional<ResolvedTrust> read(Trust trust, Checks checks) {
        var identities = JsonInput.object(Parameter.WORKLOAD_IDENTITIES_FILE, trust.workloadIdentities(), checks);
        var clientIds = identities.map(json -> clientIds(json, checks));
        var kms = identities.map(json -> json.path(KMS).asText("")).filter(it -> !it.isEmpty());
        kms.filter(it -> !Names.UUID.matcher(it).matches()).ifPresent(it -> checks.add(noClientId(KMS)));
        return read(trust, clientIds, kms, checks);
    }

    private static Optional<ResolvedTrust> read(
            Trust trust, Optional<Map<Component, String>> clientIds, Optional<String> kms, Checks checks) {
        var foundation = trust.foundation().isGiven()
                ? JsonInput.object(Parameter.BUNDLE_DIRECTORY, trust.foundation(), checks)
                        .map(FoundationFile::read)
                : Optional.of(FoundationFile.read(Json.object()));
        var key =
                checks.content(Parameter.SIGNING_KEY_FILE, trust.signingKey()).flatMap(pem -> key(pem, trust, checks));
        var issuer = trust.oidcIssuerUrl()
                .or(() -> foundation.map(Foundation::oidcIssuerUrl))
                .orElse("");
        checkIssuer(issuer, checks);
        if (foundation.isEmpty() || clientIds.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ResolvedTrust(foundation.get(), clientIds.get(), kms, key.get(), issuer));
    }

    static void checkIssuer(String issuer, Checks checks) {
        checks.holds(
                Parameter.OIDC_ISSUER_URL,
                issuer,
                ResolvedTrust::isIssuer,
                "it must be an https URL without a slash at its end, byte for byte the issuer of the foundation");
    }

    private static Map<Component, String> clientIds(ObjectNode json, Checks checks) {
        var result = new EnumMap<Component, String>(Component.class);
        for (var component : EnumSet.complementOf(EnumSet.of(Component.KMS))) {
            var clientId = json.path(component.key()).path("clientID").asText("");
            if (Names.UUID.matcher(clientId).matches()) {
                result.put(component, clientId);
            } else if (!clientId.isEmpty() || component != Component.CONTROL_PLANE_OPERATOR) {
                checks.add(noClientId(component.key() + ".clientID"));
            }
        }
        return result;
    }

    private static Problem noClientId(String field) {
        return Problem.of(
                        "workload-identity",
                        "{}: {} has no client id (a UUID)",
                        Parameter.WORKLOAD_IDENTITIES_FILE,
                        field)
                .remedy("Write the file anew with {}", Operation.CREATE_FOUNDATION);
    }

    private static Optional<SigningKey> key(String pem, Trust trust, Checks checks) {
        try {
            return Optional.of(SigningKey.parse(Sensitive.of(pem)));
        } catch (IllegalArgumentException e) {
            checks.add(Problem.of(
                            "signing-key",
                            "{}: {} {}",
                            Parameter.SIGNING_KEY_FILE,
                            trust.signingKey().origin(),
                            String.valueOf(e.getMessage()))
                    .because("HyperShift's operator reads nothing but PKCS#1 PEM (RSA PRIVATE KEY)."));
            return Optional.empty();
        }
    }

    private static boolean isIssuer(String url) {
        try {
            var uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && !url.endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
