package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an identity trusts the tokens of its component. HyperShift tells nothing when it does not: only the component's own
 * log has Entra's AADSTS70021 or AADSTS700213.
 */
final class CredentialChecks {
    /** Microsoft's limit for one identity (considerations of workload identity federation). */
    static final int MOST = 20;

    private static final Text PUT_RIGHT = Text.of("Put it right: {}", Operation.CREATE_FOUNDATION);

    private final Foundation.Identity identity;
    private final String issuer;
    private final Azure azure;
    private final String group;

    CredentialChecks(Foundation.Identity identity, String issuer, Azure azure, String group) {
        this.identity = identity;
        this.issuer = issuer;
        this.azure = azure;
        this.group = group;
    }

    void addTo(Checklist list, Component component, Probe<?> there) {
        var all = list.add(
                "credentials of " + identity.name(),
                () -> count(azure.identities().credentials(group, identity.name())),
                there);
        for (var account : component.accounts()) {
            var expected = new FederatedCredential(
                    IdentityNames.credentialOf(identity.name(), component, account),
                    issuer,
                    account.subject(),
                    Component.AUDIENCE);
            list.add("credential " + expected.name(), answers -> find(expected, answers.of(all)), all);
        }
    }

    static Finding<List<FederatedCredential>> count(List<FederatedCredential> all) {
        return all.size() < MOST
                ? Finding.of(all, "{} of at most {}", all.size(), MOST)
                : Finding.<List<FederatedCredential>>failed(
                                Text.of("there are {}, and Azure takes no more than {}", all.size(), MOST),
                                Text.of("Delete those that nobody uses any more."))
                        .with(all);
    }

    /** A name means nothing to Entra: one that trusts the same under another name is as good, and Azure allows no second. */
    static Finding<Boolean> find(FederatedCredential expected, List<FederatedCredential> all) {
        var trusting = all.stream().filter(it -> trustsAlike(it, expected)).findFirst();
        if (trusting.isPresent()) {
            return Finding.passed("trusts {}{}", expected.subject(), otherName(expected, trusting.get()));
        }
        return all.stream()
                .filter(it -> it.name().equalsIgnoreCase(expected.name()))
                .findFirst()
                .map(it -> Finding.<Boolean>failed(Text.of("{}", differences(expected, it)), PUT_RIGHT))
                .orElseGet(() -> Finding.failed(Text.of("it is not there"), PUT_RIGHT));
    }

    private static boolean trustsAlike(FederatedCredential one, FederatedCredential other) {
        return one.issuer().equals(other.issuer())
                && one.subject().equals(other.subject())
                && one.audience().equals(other.audience());
    }

    private static String otherName(FederatedCredential expected, FederatedCredential found) {
        return found.name().equalsIgnoreCase(expected.name()) ? "" : ", under the name " + found.name();
    }

    private static String differences(FederatedCredential expected, FederatedCredential found) {
        return Stream.of(
                        difference("issuer", expected.issuer(), found.issuer()),
                        difference("subject", expected.subject(), found.subject()),
                        difference("audience", expected.audience(), found.audience()))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String difference(String what, String expected, String found) {
        return found.equals(expected) ? "" : "its " + what + " is " + found + " instead of " + expected;
    }
}
