package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.Identities;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Foundation;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The principal ids that roles are assigned to: the foundation's, else those of the subscription's identities, else those that
 * the directory tells, as it is asked by the CLI: an identity may lie in another subscription.
 */
final class Principals {
    private Principals() {}

    /** @param clientIds of the components that sign in */
    static Map<Component, String> of(Map<Component, String> clientIds, Foundation foundation, Azure azure) {
        var known = new EnumMap<Component, String>(Component.class);
        clientIds.forEach((component, clientId) -> {
            var identity = foundation.identities().get(component);
            if (identity != null && isSame(identity, clientId)) {
                known.put(component, identity.principalId());
            }
        });
        complete(known, clientIds, () -> ofIdentities(azure.identities().list()));
        complete(known, clientIds, () -> ofDirectory(azure, unknown(known, clientIds)));
        HyperShiftException.throwIfAny(unknown(known, clientIds).entrySet().stream()
                .map(it -> missing(it.getKey(), it.getValue()))
                .toList());
        return known;
    }

    /** Looks for those that are not known yet. */
    private static void complete(
            Map<Component, String> known, Map<Component, String> clientIds, Supplier<Map<String, String>> look) {
        var wanted = unknown(known, clientIds);
        if (wanted.isEmpty()) {
            return;
        }
        var found = look.get();
        wanted.forEach((component, clientId) -> {
            var principal = found.get(clientId.toLowerCase(Locale.ROOT));
            if (principal != null) {
                known.put(component, principal);
            }
        });
    }

    private static Map<Component, String> unknown(Map<Component, String> known, Map<Component, String> clientIds) {
        var unknown = new EnumMap<Component, String>(Component.class);
        unknown.putAll(clientIds);
        unknown.keySet().removeAll(known.keySet());
        return unknown;
    }

    /** Few logins may read the directory: whom it does not answer gets to know which identity is missing. */
    private static Map<String, String> ofDirectory(Azure azure, Map<Component, String> wanted) {
        try {
            return azure.graph().principals(wanted.values());
        } catch (HyperShiftException e) {
            if (e.has("Authorization_RequestDenied")) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Map<String, String> ofIdentities(List<Identities.Identity> identities) {
        return identities.stream()
                .collect(Collectors.toMap(
                        it -> it.clientId().toLowerCase(Locale.ROOT),
                        Identities.Identity::principalId,
                        (one, other) -> one));
    }

    private static boolean isSame(Foundation.Identity identity, String clientId) {
        return identity.clientId().equalsIgnoreCase(clientId)
                && !identity.principalId().isEmpty();
    }

    private static Problem missing(Component component, String clientId) {
        return Problem.of(
                        "identity-missing",
                        "neither the subscription nor the directory has an identity with the client id {} of {} ({})",
                        clientId,
                        component.key(),
                        Parameter.WORKLOAD_IDENTITIES_FILE)
                .remedy("Make the foundation again: {}", Operation.CREATE_FOUNDATION);
    }
}
