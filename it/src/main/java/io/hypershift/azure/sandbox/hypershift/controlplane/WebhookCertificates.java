package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The certificates of the operator's webhooks: it makes them itself and tells the API server whom to trust (HyperShift 3ee9615,
 * hypershift-operator/controllers/webhookcerts).
 */
record WebhookCertificates(KubeApi api) {
    private static final String AUTHORITY = "webhook-serving-ca";
    private static final String SERVING = "manager-serving-cert";
    private static final String SERVICE = "operator";
    private static final String CLIENT_CONFIG = "/spec/conversion/webhook/clientConfig";

    /**
     * Makes what is missing, and has every CRD that is converted by the operator of this namespace trust it; answers whether there
     * was any.
     */
    boolean ensure(String namespace) {
        var bundle = api.get(Kind.SECRET, namespace, AUTHORITY)
                .filter(any -> api.get(Kind.SECRET, namespace, SERVING).isPresent())
                .orElseGet(() -> make(namespace))
                .at("/data")
                .path("ca.crt")
                .asText();
        var converted = api.list(Kind.CRD, "").stream()
                .filter(crd -> isConverted(crd, namespace))
                .toList();
        converted.stream()
                .filter(crd -> !crd.text(CLIENT_CONFIG + "/caBundle").equals(bundle))
                .forEach(crd -> api.update(Kind.CRD, crd, crd.with(CLIENT_CONFIG + "/caBundle", bundle)));
        return !converted.isEmpty();
    }

    private static boolean isConverted(Resource crd, String namespace) {
        return crd.text(CLIENT_CONFIG + "/service/name").equals(SERVICE)
                && crd.text(CLIENT_CONFIG + "/service/namespace").equals(namespace);
    }

    /** Answers the authority's Secret. */
    private Resource make(String namespace) {
        var authority = CertificateAuthority.create();
        var host = SERVICE + "." + namespace + ".svc";
        var serving = authority.serverPem(List.of(host, host + ".cluster.local"));
        api.apply(
                Kind.SECRET,
                Resource.of(Kind.SECRET, namespace, SERVING)
                        .with("/type", "kubernetes.io/tls")
                        .with("/data", data("tls.crt", serving.certificate(), "tls.key", serving.key())));
        var own = authority.authorityPem();
        return api.apply(
                Kind.SECRET,
                Resource.of(Kind.SECRET, namespace, AUTHORITY)
                        .with("/type", "Opaque")
                        .with("/data", data("ca.crt", own.certificate(), "ca.key", own.key())));
    }

    private static Map<String, String> data(String name, String value, String otherName, String otherValue) {
        return Map.of(name, base64(value), otherName, base64(otherValue));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
