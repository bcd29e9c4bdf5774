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
 */
record ResolvedTrust(
        Foundation foundation, Map<Component, String> clientIds, SigningKey signingKey, String oidcIssuerUrl) {

    /** Reads the files; what is wrong with them is told to the checks, and then nothing is returned. */
    static Optional<ResolvedTrust> read(Trust trust, Checks checks) {
        var foundation = trust.foundation().isGiven()
                ? JsonInput.object(Parameter.BUNDLE_DIRECTORY, trust.foundation(), checks)
                        .map(FoundationFile::read)
                : Optional.of(FoundationFile.read(Json.object()));
        var clientIds = JsonInput.object(Parameter.WORKLOAD_IDENTITIES_FILE, trust.workloadIdentities(), checks)
                .map(json -> clientIds(json, checks));
        var key =
                checks.content(Parameter.SIGNING_KEY_FILE, trust.signingKey()).flatMap(pem -> key(pem, trust, checks));
        var issuer = trust.oidcIssuerUrl()
                .or(() -> foundation.map(Foundation::oidcIssuerUrl))
                .orElse("");
        checkIssuer(issuer, checks);
        if (foundation.isEmpty() || clientIds.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ResolvedTrust(foundation.get(), clientIds.get(), key.get(), issuer));
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
                checks.add(Problem.of(
                                "workload-identity",
                                "{}: {} has no client id (a UUID)",
                                Parameter.WORKLOAD_IDENTITIES_FILE,
                                component.key() + ".clientID")
                        .remedy("Write the file anew with {}", Operation.CREATE_FOUNDATION));
            }
        }
        return result;
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
