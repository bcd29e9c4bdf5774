package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.Identities;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Foundation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The principal ids that roles are assigned to: the foundation's, else those of the subscription's identities. */
final class Principals {
    private Principals() {}

    static Map<Component, String> of(ResolvedTrust trust, Azure azure) {
        var known = new EnumMap<Component, String>(Component.class);
        trust.clientIds().forEach((component, clientId) -> {
            var identity = trust.foundation().identities().get(component);
            if (identity != null && isSame(identity, clientId)) {
                known.put(component, identity.principalId());
            }
        });
        if (known.size() < trust.clientIds().size()) {
            known.putAll(lookedUp(trust.clientIds(), azure.identities().list()));
        }
        return known;
    }

    private static boolean isSame(Foundation.Identity identity, String clientId) {
        return identity.clientId().equalsIgnoreCase(clientId)
                && !identity.principalId().isEmpty();
    }

    private static Map<Component, String> lookedUp(
            Map<Component, String> clientIds, List<Identities.Identity> identities) {
        var found = new EnumMap<Component, String>(Component.class);
        var problems = new ArrayList<Problem>();
        clientIds.forEach((component, clientId) -> identities.stream()
                .filter(identity -> identity.clientId().equalsIgnoreCase(clientId))
                .findFirst()
                .ifPresentOrElse(
                        identity -> found.put(component, identity.principalId()),
                        () -> problems.add(unknown(component, clientId))));
        HyperShiftException.throwIfAny(problems);
        return found;
    }

    private static Problem unknown(Component component, String clientId) {
        return Problem.of(
                        "identity-missing",
                        "no identity in the subscription has the client id {} of {} ({})",
                        clientId,
                        component.key(),
                        Parameter.WORKLOAD_IDENTITIES_FILE)
                .remedy("Make the foundation again: {}", Operation.CREATE_FOUNDATION);
    }
}
