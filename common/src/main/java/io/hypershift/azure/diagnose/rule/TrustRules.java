package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;
import static io.hypershift.azure.failure.Operation.CREATE_FOUNDATION;
import static io.hypershift.azure.failure.Operation.VERIFY_FOUNDATION;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.evidence.IssuerFacts;
import io.hypershift.azure.diagnose.evidence.SecretFacts;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import java.util.Optional;

/**
 * The issuer of the cluster's tokens. HyperShift tells nothing of it on Azure: what is wrong shows only as AADSTS codes in the
 * logs of those who cannot sign in.
 */
final class TrustRules {
    private TrustRules() {}

    /** An issuer whose discovery document nobody can read vouches for no token. */
    static Optional<Finding> issuerIsUnreachable(Evidence it) {
        return it.issuer().filter(issuer -> !issuer.discovery().isThere()).map(issuer -> {
            var document = issuer.discovery();
            var title = "the cluster's OIDC issuer {} cannot be read";
            return Finding.of("issuer-unreachable", certainty(document), title, issuer.url())
                    .because("Azure fetches it to verify the tokens that the cluster's components sign in with.")
                    .seen(told(document))
                    .remedy(
                            "Publish it again: {}. Where a policy closes the storage account, ask its owner for an exemption;"
                                    + " {} tells which.",
                            CREATE_FOUNDATION,
                            VERIFY_FOUNDATION);
        });
    }

    /** An issuer without keys vouches for no token either. */
    static Optional<Finding> issuerKeysAreMissing(Evidence it) {
        return it.issuer()
                .filter(issuer -> issuer.discovery().isThere())
                .filter(issuer -> !issuer.keys().isThere() || issuer.keyIds().isEmpty())
                .map(issuer -> Finding.of(
                                "issuer-keys-missing",
                                certainty(issuer.keys()),
                                "the OIDC issuer {} publishes no keys",
                                issuer.url())
                        .because(
                                "Azure has nothing to verify the cluster's tokens with, so that no component signs in.")
                        .seen(
                                issuer.keys().isThere()
                                        ? new Exhibit(issuer.keys().url(), "it lists no key")
                                        : told(issuer.keys()))
                        .remedy("Publish them again: {}.", CREATE_FOUNDATION));
    }

    /** Entra compares the issuer byte for byte. */
    static Optional<Finding> issuerStringDiffers(Evidence it) {
        return it.issuer()
                .filter(issuer -> issuer.discovery().isThere())
                .filter(issuer -> !named(issuer).equals(issuer.url()))
                .map(issuer -> Finding.certain(
                                "issuer-string-differs",
                                "the issuer calls itself \"{}\", the cluster calls it \"{}\"",
                                named(issuer),
                                issuer.url())
                        .because("Azure compares the two byte for byte and refuses the cluster's tokens.")
                        .seen(new Exhibit(issuer.discovery().url(), "issuer: " + named(issuer)))
                        .remedy(
                                "Publish the document again: {}. The issuerURL of a HostedCluster cannot be changed: if that is"
                                        + " the wrong one, the cluster has to be made anew.",
                                CREATE_FOUNDATION));
    }

    /** A hosted cluster whose tokens nobody can verify: every component's Azure login fails. */
    static Optional<Finding> signingKeyIsNotTheIssuers(Evidence it) {
        var secret =
                it.secrets().stream().filter(known -> known.keyId().isPresent()).findFirst();
        return it.issuer()
                .filter(issuer -> issuer.keys().isThere() && !issuer.keyIds().isEmpty())
                .flatMap(issuer -> secret.filter(known -> !isPublished(issuer, known))
                        .map(known -> Finding.certain(
                                        "signing-key-not-the-issuers", "the cluster's signing key is not the issuer's")
                                .because(
                                        "The issuer publishes {}, the cluster signs with {}: Azure refuses its tokens.",
                                        String.join(", ", issuer.keyIds()),
                                        known.keyId().orElse(""))
                                .seen(
                                        new Exhibit(
                                                issuer.keys().url(), "key ids: " + String.join(", ", issuer.keyIds())),
                                        new Exhibit(
                                                "Secret " + it.key().namespace() + "/" + known.name(),
                                                "key id " + known.keyId().orElse("")))
                                .remedy(
                                        "Publish the cluster's key beside the others: {} with the bundle that holds it. Or make the"
                                                + " cluster anew with the foundation's own key: {} with {} or {}.",
                                        CREATE_FOUNDATION,
                                        CREATE_CLUSTER,
                                        Parameter.BUNDLE_DIRECTORY,
                                        Parameter.SIGNING_KEY_FILE)));
    }

    /** That nobody answers may be as well a matter of the way from here. */
    private static Certainty certainty(IssuerFacts.Document document) {
        return (document.status() >= 400 && document.status() < 500) || document.status() == 200
                ? Certainty.CERTAIN
                : Certainty.LIKELY;
    }

    private static boolean isPublished(IssuerFacts issuer, SecretFacts secret) {
        var id = secret.keyId().orElse("");
        return issuer.keyIds().contains(id)
                && issuer.modulus(id).equals(secret.modulus().orElse(""));
    }

    private static String named(IssuerFacts issuer) {
        return issuer.discovery().content().path("issuer").asText("");
    }

    private static Exhibit told(IssuerFacts.Document document) {
        var status = document.status() == 0 ? "no answer" : "HTTP status " + document.status();
        return new Exhibit(document.url(), status + (document.told().isEmpty() ? "" : ": " + document.told()));
    }
}
