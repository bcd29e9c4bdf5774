package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.foundation.Component;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads whom a cluster's components sign in as, by which credentials, and what they may do there. */
final class RightsCollector {
    /** The directory is asked for no more at once. */
    private static final int MOST_PRINCIPALS = 15;

    private final Azure azure;
    private final ClusterView cluster;
    private final Inquiry inquiry;
    private final Supplier<Optional<List<Identity>>> identities;
    private final Map<String, Supplier<Optional<List<Grant>>>> grants;

    private RightsCollector(Azure azure, ClusterView cluster, Inquiry inquiry) {
        this.azure = azure;
        this.cluster = cluster;
        this.inquiry = inquiry;
        this.identities = inquiry.ask(
                "identities of the subscription", () -> azure.identities().list());
        this.grants = grants();
    }

    /** Begins to ask. */
    static RightsCollector ask(Azure azure, ClusterView cluster, Inquiry inquiry) {
        return new RightsCollector(azure, cluster, inquiry);
    }

    Rights collect() {
        var known = identities.get().map(this::identities).orElse(Map.of());
        var credentials = credentials(known);
        var counting = Inquiry.answers(grants);
        return new Rights(known, Inquiry.answers(credentials), counting, unknown(counting));
    }

    private Map<Component, Optional<Identity>> identities(List<Identity> all) {
        var known = new EnumMap<Component, Optional<Identity>>(Component.class);
        for (var component : Component.values()) {
            var clientId = cluster.clientId(component);
            if (!clientId.isEmpty()) {
                known.put(
                        component,
                        all.stream()
                                .filter(it -> it.clientId().equalsIgnoreCase(clientId))
                                .findFirst());
            }
        }
        return known;
    }

    private Map<Component, Supplier<Optional<List<FederatedCredential>>>> credentials(
            Map<Component, Optional<Identity>> known) {
        var questions = new EnumMap<Component, Supplier<Optional<List<FederatedCredential>>>>(Component.class);
        known.forEach((component, identity) -> identity.ifPresent(it -> questions.put(
                component,
                inquiry.ask(
                        "federated credentials of " + it.name(),
                        () -> azure.identities().credentials(it)))));
        return questions;
    }

    private Map<String, Supplier<Optional<List<Grant>>>> grants() {
        var questions = new HashMap<String, Supplier<Optional<List<Grant>>>>();
        var roles = azure.roles();
        for (var group : new ClusterGroups(cluster).scopes()) {
            questions.put(
                    AzureFacts.key(group),
                    inquiry.ask("role assignments of " + AzureId.nameOf(group), () -> roles.countingAt(group)));
        }
        return questions;
    }

    private Set<String> unknown(Map<String, List<Grant>> grants) {
        var definitions = Arrays.stream(Component.values())
                .map(it -> it.role().definition())
                .collect(Collectors.toSet());
        var principals = grants.values().stream()
                .flatMap(List::stream)
                .filter(it -> definitions.stream().anyMatch(it::isOf))
                .map(Grant::principalId)
                .distinct()
                .limit(MOST_PRINCIPALS)
                .toList();
        if (principals.isEmpty()) {
            return Set.of();
        }
        return inquiry.ask(
                        "principals in the directory",
                        () -> Set.copyOf(azure.graph().missing(principals)))
                .get()
                .orElse(Set.of());
    }
}
