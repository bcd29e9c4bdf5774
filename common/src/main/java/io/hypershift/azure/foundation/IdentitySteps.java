package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The components' identities, and whom each of them trusts. */
final class IdentitySteps {
    private final Map<Component, Step<Identity>> identities = new EnumMap<>(Component.class);
    private final Map<String, Step<String>> credentials = new LinkedHashMap<>();

    IdentitySteps(
            Plan plan,
            FoundationRequest request,
            Azure azure,
            String issuer,
            Step<Group> group,
            Map<String, String> tags) {
        var inGroup = azure.identities().in(group, request.persistentResourceGroup());
        var names = request.identityNames();
        for (var component : request.components()) {
            var name = names.identity(component);
            var identity = plan.step("identity " + name, inGroup.identity(name, request.location(), tags), group);
            identities.put(component, identity);
            Step<?> previous = identity;
            for (var account :
                    component.accounts()) { // Azure refuses two credential writes at a time under one identity
                var credential = new FederatedCredential(
                        names.credential(component, account), issuer, account.subject(), Component.AUDIENCE);
                var step = plan.step(
                        "credential " + credential.name(),
                        inGroup.credential(identity, credential),
                        identity,
                        previous);
                credentials.put(credential.name(), step);
                previous = step;
            }
        }
    }

    Step<Identity> of(Component component) {
        return Objects.requireNonNull(identities.get(component));
    }

    Collection<Step<Identity>> all() {
        return identities.values();
    }

    /** By the name we would give, the name of a credential that was there and trusts the same. */
    Map<String, String> otherNames(Values values) {
        var others = new LinkedHashMap<String, String>();
        credentials.forEach((name, step) -> {
            if (!values.of(step).equalsIgnoreCase(name)) {
                others.put(name, values.of(step));
            }
        });
        return others;
    }

    Map<Component, Foundation.Identity> made(Values values) {
        var made = new EnumMap<Component, Foundation.Identity>(Component.class);
        identities.forEach((component, step) -> {
            var it = values.of(step);
            made.put(component, new Foundation.Identity(it.name(), it.id(), it.clientId(), it.principalId()));
        });
        return made;
    }
}
