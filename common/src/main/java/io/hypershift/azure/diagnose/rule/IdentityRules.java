package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_FOUNDATION;

import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.foundation.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who the cluster's components are in Azure, and whether Azure believes their tokens. */
final class IdentityRules {
    private IdentityRules() {}

    /** A component whose identity is gone is nobody. */
    static Optional<Finding> identityIsMissing(Evidence it) {
        var all = it.azure().rights().identities();
        var gone = all.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() && isNeeded(it, entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        // None at all may as well mean that they lie in another subscription.
        var certainty = gone.size() == all.size() ? Certainty.LIKELY : Certainty.CERTAIN;
        return Optional.of(Finding.of(
                        "identity-missing", certainty, "the managed identity of {} is not there", keys(gone))
                .because("The cluster names it by its client id; whoever signs in as it is refused.")
                .seen(gone.stream()
                        .map(component -> new Exhibit(
                                "identities of the subscription",
                                "none has client id " + it.cluster().clientId(component) + " (" + component.key()
                                        + ")"))
                        .toList())
                .remedy(
                        "Make it again: {}. A new identity has a new client id: give it to the HostedCluster, in"
                                + " spec.platform.azure.azureAuthenticationConfig, or make the cluster anew.",
                        CREATE_FOUNDATION));
    }

    /** No federated credential trusts a component's service account. */
    static Optional<Finding> credentialIsMissing(Evidence it) {
        return differing(it, "credential-missing", Difference.MISSING);
    }

    static Optional<Finding> credentialIssuerDiffers(Evidence it) {
        return differing(it, "credential-issuer-differs", Difference.ISSUER);
    }

    static Optional<Finding> credentialSubjectDiffers(Evidence it) {
        return differing(it, "credential-subject-differs", Difference.SUBJECT);
    }

    static Optional<Finding> credentialAudienceDiffers(Evidence it) {
        return differing(it, "credential-audience-differs", Difference.AUDIENCE);
    }

    private enum Difference {
        NONE("", ""),
        ISSUER("trusts another issuer than the cluster's", "issuer"),
        SUBJECT("trusts another service account than the cluster's", "subject"),
        AUDIENCE("wants another audience than the tokens have", "audience"),
        MISSING("trusts none of the cluster's tokens", "");

        private final String told;
        private final String field;

        Difference(String told, String field) {
            this.told = told;
            this.field = field;
        }
    }

    private record Trust(Component component, Identity identity, String subject, Difference difference, String found) {}

    private static Optional<Finding> differing(Evidence it, String code, Difference difference) {
        var trusts = it.azure().rights().credentials().keySet().stream()
                .sorted()
                .filter(component -> isNeeded(it, component))
                .flatMap(component ->
                        component.accounts().stream().map(account -> trust(it, component, account.subject())))
                .filter(trust -> trust.difference() == difference)
                .toList();
        if (trusts.isEmpty()) {
            return Optional.empty();
        }
        var first = trusts.get(0);
        return Optional.of(Finding.certain(
                        code,
                        "the federated credential of {} {}",
                        keys(trusts.stream().map(Trust::component).distinct().toList()),
                        difference.told)
                .because(
                        "Azure refuses {} when it signs in to {}.",
                        first.subject(),
                        first.identity().name())
                .seen(trusts.stream()
                        .limit(3)
                        .map(trust -> new Exhibit(
                                "federated credentials of " + trust.identity().name(),
                                trust.difference() == Difference.MISSING
                                        ? "none for " + trust.subject()
                                        : difference.field + ": " + trust.found()))
                        .toList())
                .remedy("Put it right: {}.", CREATE_FOUNDATION));
    }

    private static Trust trust(Evidence it, Component component, String subject) {
        var identity = it.azure()
                .rights()
                .identities()
                .getOrDefault(component, Optional.empty())
                .orElseThrow();
        var all = it.azure().rights().credentials().getOrDefault(component, List.of());
        var issuer = it.cluster().spec("issuerURL").asText("");
        Predicate<FederatedCredential> ofIssuer = one -> one.issuer().equals(issuer);
        Predicate<FederatedCredential> ofSubject = one -> one.subject().equals(subject);
        Predicate<FederatedCredential> ofAudience = one -> one.audience().equals(Component.AUDIENCE);
        if (all.stream().anyMatch(ofIssuer.and(ofSubject).and(ofAudience))) {
            return new Trust(component, identity, subject, Difference.NONE, "");
        }
        return find(all, ofIssuer.and(ofSubject))
                .map(one -> new Trust(component, identity, subject, Difference.AUDIENCE, one.audience()))
                .or(() -> find(all, ofSubject.and(ofAudience))
                        .map(one -> new Trust(component, identity, subject, Difference.ISSUER, one.issuer())))
                .or(() -> find(all, ofIssuer.and(ofAudience).and(one -> isStray(component, one)))
                        .map(one -> new Trust(component, identity, subject, Difference.SUBJECT, one.subject())))
                .orElseGet(() -> new Trust(component, identity, subject, Difference.MISSING, ""));
    }

    private static Optional<FederatedCredential> find(
            List<FederatedCredential> all, Predicate<FederatedCredential> which) {
        return all.stream().filter(which).findFirst();
    }

    /** Whether a credential is for none of the component's accounts, so that it was meant for one of them. */
    private static boolean isStray(Component component, FederatedCredential credential) {
        return component.accounts().stream()
                .noneMatch(account -> credential.subject().equals(account.subject()));
    }

    /** The control plane operator signs in to Azure for private clusters only, and nobody for what the cluster does without. */
    static boolean isNeeded(Evidence it, Component component) {
        return switch (component) {
            case CONTROL_PLANE_OPERATOR -> !it.cluster().isPublicOnly();
            case IMAGE_REGISTRY -> !doesWithout(it, "ImageRegistry");
            case INGRESS -> !doesWithout(it, "Ingress");
            default -> true;
        };
    }

    private static boolean doesWithout(Evidence it, String capability) {
        return it.cluster().hostedCluster().stream()
                .flatMap(cluster -> StreamSupport.stream(
                        cluster.at("spec", "capabilities", "disabled").spliterator(), false))
                .anyMatch(one -> one.asText("").equals(capability));
    }

    static String keys(List<Component> components) {
        return components.stream().map(Component::key).collect(Collectors.joining(", "));
    }
}
