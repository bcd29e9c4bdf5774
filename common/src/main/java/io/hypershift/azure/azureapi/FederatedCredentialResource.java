package io.hypershift.azure.azureapi;

import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A federated credential. Azure refuses the same issuer and subject under a second name, so one that is there under
 * another name is as good as ours.
 */
final class FederatedCredentialResource implements Resource<String> {
    /** Azure's limit for an identity (workload-identity-federation-considerations). */
    private static final int MOST = 20;

    private static final String OUR_TAGS = "hypershift-azure.";

    private final FederatedIdentityCredentialsClient client;
    private final AzureCall call;
    private final String group;
    private final Step<Identity> identity;
    private final FederatedCredential wanted;
    private final List<FederatedCredential> siblings;
    private final Function<String, List<FederatedIdentityCredentialInner>> credentialsOf;

    FederatedCredentialResource(
            FederatedIdentityCredentialsClient client,
            AzureCall call,
            String group,
            Step<Identity> identity,
            FederatedCredential wanted,
            List<FederatedCredential> siblings,
            Function<String, List<FederatedIdentityCredentialInner>> credentialsOf) {
        this.client = client;
        this.call = call;
        this.group = group;
        this.identity = identity;
        this.wanted = wanted;
        this.siblings = siblings;
        this.credentialsOf = credentialsOf;
    }

    @Override
    public Look<String> look(Values values) {
        var owner = values.of(identity);
        if (owner.fresh()) {
            return Look.absent();
        }
        var existing = credentialsOf.apply(owner.name());
        var same = existing.stream().filter(inner -> trusts(inner, wanted)).findFirst();
        if (same.isPresent()) {
            return Look.matching(same.get().name());
        }
        refuseTooMany(owner.name(), existing);
        refuseOthers(owner, existing);
        return existing.stream()
                .filter(inner -> inner.name().equalsIgnoreCase(wanted.name()))
                .findFirst()
                .<Look<String>>map(
                        inner -> Look.different(inner.name(), "trusts " + inner.subject() + " of " + inner.issuer()))
                .orElseGet(Look::absent);
    }

    @Override
    public String put(Values values, Look<String> found) {
        var owner = values.of(identity).name();
        var credential = new FederatedIdentityCredentialInner()
                .withIssuer(wanted.issuer())
                .withSubject(wanted.subject())
                .withAudiences(List.of(wanted.audience()));
        return call.of(
                        "create federated credential " + wanted.name(),
                        () -> client.createOrUpdate(group, owner, wanted.name(), credential))
                .name();
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }

    /** An identity that others made may serve clusters of theirs by the credential that has our name. */
    private void refuseOthers(Identity owner, List<FederatedIdentityCredentialInner> existing) {
        var ours = owner.tags().keySet().stream().anyMatch(tag -> tag.startsWith(OUR_TAGS));
        existing.stream()
                .filter(inner -> !ours && inner.name().equalsIgnoreCase(wanted.name()))
                .findFirst()
                .ifPresent(inner -> {
                    throw new HyperShiftException(Problem.of(
                                    "credential-taken",
                                    "credential {} of identity {} trusts issuer {}, not {}",
                                    wanted.name(),
                                    owner.name(),
                                    inner.issuer(),
                                    wanted.issuer())
                            .because("Others made the identity: clusters of theirs may need it as it is.")
                            .remedy(
                                    "Choose other identities with {}, or that issuer's account with {}.",
                                    Parameter.IDENTITY_PREFIX,
                                    Parameter.OIDC_STORAGE_ACCOUNT));
                });
    }

    /** Told before the first is written: with some of its credentials an identity is of no use. */
    private void refuseTooMany(String owner, List<FederatedIdentityCredentialInner> existing) {
        var missing = siblings.stream()
                .filter(it -> existing.stream()
                        .noneMatch(inner -> inner.name().equalsIgnoreCase(it.name()) || trusts(inner, it)))
                .count();
        if (existing.size() + missing > MOST) {
            throw new HyperShiftException(Problem.of(
                            "credential-limit",
                            "identity {} has {} federated credentials, {} are wanted besides, and Azure allows {}",
                            owner,
                            existing.size(),
                            missing,
                            MOST)
                    .remedy(
                            "Remove credentials of issuers that are gone, or choose other identities with {}.",
                            Parameter.IDENTITY_PREFIX));
        }
    }

    private static boolean trusts(FederatedIdentityCredentialInner inner, FederatedCredential wanted) {
        return wanted.issuer().equals(inner.issuer())
                && wanted.subject().equals(inner.subject())
                && inner.audiences().contains(wanted.audience());
    }
}
