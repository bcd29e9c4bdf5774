package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Outside.Answer;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Azure will believe the tokens of one more cluster on a foundation, whoever made that. HyperShift tells nothing of it
 * where it does not.
 *
 * @param issuer the issuer's URL
 * @param key what the cluster signs its tokens with
 * @param clientIds of the identities that its components sign in as
 */
public record TrustChecks(String issuer, SigningKey key, Map<Component, String> clientIds) {

    public void addTo(Checklist list, Azure azure) {
        list.add(
                "issuer's discovery document",
                () -> IssuerDocuments.discovery(issuer, read(azure, OidcDocuments.DISCOVERY_PATH)));
        list.add("issuer's keys", () -> IssuerDocuments.keys(key, read(azure, OidcDocuments.KEYS_PATH)));
        var identities = list.add("identities of the subscription", () -> {
            var all = azure.identities().list();
            return Finding.of(all, "{} are there", all.size());
        });
        clientIds.forEach((component, clientId) -> list.add(
                "identity of " + component.key(),
                answers -> ofClient(answers.of(identities), clientId)
                        .map(it -> trust(component, it, azure.identities().credentials(it)))
                        .orElseGet(() -> elsewhere(azure, clientId)),
                identities));
    }

    /** What a busy or broken server answers says nothing about the documents. */
    private Answer read(Azure azure, String document) {
        var answer = azure.outside().get(issuer + "/" + document);
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new HyperShiftException(
                    Problem.of("issuer-busy", "{} answers with status {}", issuer, answer.status()));
        }
        return answer;
    }

    private static Optional<Identity> ofClient(List<Identity> identities, String clientId) {
        return identities.stream()
                .filter(it -> it.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    private Finding<Boolean> trust(Component component, Identity identity, List<FederatedCredential> credentials) {
        var lacking = component.accounts().stream()
                .map(it -> new FederatedCredential(
                        IdentityNames.credentialOf(identity.name(), component, it),
                        issuer,
                        it.subject(),
                        Component.AUDIENCE))
                .map(it -> new Trusted(it, CredentialChecks.find(it, credentials)))
                .filter(it -> it.finding().outcome() != Outcome.PASSED)
                .toList();
        if (lacking.isEmpty()) {
            return Finding.passed("{} trusts the cluster's tokens", identity.name());
        }
        var found = lacking.stream().map(Trusted::text).reduce((one, other) -> Text.of("{}\n{}", one, other));
        return Finding.failed(found.orElse(Text.NONE), lacking.get(0).finding().remedy());
    }

    private record Trusted(FederatedCredential credential, Finding<Boolean> finding) {
        Text text() {
            return Text.of(
                    "federated credential {} for {}: {}", credential.name(), credential.subject(), finding.found());
        }
    }

    /** One of another subscription is as good, but its credentials are not seen from here. */
    private static Finding<Boolean> elsewhere(Azure azure, String clientId) {
        return azure.graph().principals(List.of(clientId)).isEmpty()
                ? Finding.failed(
                        Text.of("there is none with the client id {}", clientId),
                        Text.of(
                                "Make it again with {}, or give the file that names those there are with {}.",
                                Operation.CREATE_FOUNDATION,
                                Parameter.WORKLOAD_IDENTITIES_FILE))
                : Finding.unknown(
                        Text.of(
                                "not checked: client {} is an identity of another subscription, or no managed one",
                                clientId),
                        Text.NONE);
    }
}
