package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.diagnose.evidence.AzureFacts.Failure;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads in Azure what a cluster stands on, and what its nodes are made of. */
final class AzureCollector {
    /** The API version that is asked for by type, a provider's resources having all the same here. */
    private static final Map<String, String> VERSIONS = Map.of(
            "resourcegroups", "2021-04-01",
            "dnszones", "2018-05-01",
            "privatednszones", "2020-06-01");

    private static final String NETWORK = "2023-11-01";

    /** A cluster of one build has few machines; of more than this the first tell enough. */
    private static final int MOST_MACHINES = 20;

    /** The directory is asked for no more at once. */
    private static final int MOST_PRINCIPALS = 15;

    private final Azure azure;
    private final ClusterView cluster;
    private final Inquiry inquiry;

    AzureCollector(Azure azure, ClusterView cluster, Inquiry inquiry) {
        this.azure = azure;
        this.cluster = cluster;
        this.inquiry = inquiry;
    }

    AzureFacts collect() {
        var identities = inquiry.ask(
                "identities of the subscription", () -> azure.identities().list());
        var resources = resources();
        var grants = grants();
        var group = cluster.azure("resourceGroup");
        var machines = inquiry.ask("virtual machines of " + group, () -> machines(group));
        var quotas = quotas();
        var failures = failures();
        var known = identities.get().map(this::identities).orElse(Map.of());
        var credentials = credentials(known);
        var counting = answers(grants);
        var stated = answers(resources);
        var referred = answers(referred(stated));
        return new AzureFacts(
                known,
                answers(credentials),
                counting,
                unknown(counting),
                joined(stated, referred),
                machines.get().orElse(List.of()),
                quotas.get().orElse(List.of()),
                failures.get().orElse(List.of()));
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
        var definitions = java.util.Arrays.stream(Component.values())
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

    private Map<String, Supplier<Optional<Optional<JsonNode>>>> resources() {
        var ids = new TreeSet<>(new ClusterGroups(cluster).ids());
        ids.addAll(new ClusterGroups(cluster).resources());
        return questions(ids);
    }

    private Map<String, Supplier<Optional<Optional<JsonNode>>>> questions(Collection<String> ids) {
        var questions = new HashMap<String, Supplier<Optional<Optional<JsonNode>>>>();
        ids.forEach(id -> questions.put(
                AzureFacts.key(id),
                inquiry.ask(
                        "resource " + AzureId.nameOf(id),
                        () -> azure.resources().find(id, version(id)))));
        return questions;
    }

    /** What the nodes' subnets refer to: security groups of their own, and route tables. */
    private Map<String, Supplier<Optional<Optional<JsonNode>>>> referred(Map<String, Optional<JsonNode>> stated) {
        var ids = new ClusterGroups(cluster)
                .subnets().stream()
                        .flatMap(id -> stated.getOrDefault(AzureFacts.key(id), Optional.empty()).stream())
                        .flatMap(subnet -> Stream.of(
                                subnet.at("/properties/networkSecurityGroup/id").asText(""),
                                subnet.at("/properties/routeTable/id").asText("")))
                        .distinct()
                        .filter(it -> !it.isEmpty() && !stated.containsKey(AzureFacts.key(it)))
                        .toList();
        return questions(ids);
    }

    private static Map<String, Optional<JsonNode>> joined(
            Map<String, Optional<JsonNode>> some, Map<String, Optional<JsonNode>> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static String version(String id) {
        var parts = AzureFacts.key(id).split("/", -1);
        return VERSIONS.getOrDefault(parts[parts.length - 2], NETWORK);
    }

    private List<JsonNode> machines(String group) {
        var reads = azure.resources();
        var all = new ArrayList<JsonNode>();
        for (var machine : reads.machines(group).stream().limit(MOST_MACHINES).toList()) {
            var view = reads.instanceView(machine.path("id").asText());
            if (machine instanceof ObjectNode tree) {
                var copy = tree.deepCopy();
                view.ifPresent(it -> copy.set("instanceView", it));
                all.add(copy);
            }
        }
        return all;
    }

    private Supplier<Optional<List<Usage>>> quotas() {
        var location = cluster.azure("location");
        return inquiry.ask(
                "compute quotas of " + location,
                () -> azure.compute().usages(location).stream()
                        .filter(it -> it.used() > 0)
                        .toList());
    }

    private Supplier<Optional<List<Failure>>> failures() {
        var since = cluster.hostedCluster()
                .flatMap(it -> it.instant("metadata", "creationTimestamp"))
                .orElse(Instant.now());
        var group = cluster.azure("resourceGroup");
        return inquiry.ask(
                "activity log of " + group,
                () -> azure.resources().activity(group, since).stream()
                        .filter(it -> it.at("/status/value").asText("").equals("Failed"))
                        .map(AzureCollector::failure)
                        .sorted(Comparator.comparing(Failure::at).reversed())
                        .toList());
    }

    private static Failure failure(JsonNode event) {
        return new Failure(
                event.path("eventTimestamp").asText(""),
                event.at("/operationName/value").asText(""),
                event.path("resourceId").asText(""),
                event.at("/properties/statusCode")
                        .asText(event.at("/subStatus/value").asText("")));
    }

    private static <K, V> Map<K, V> answers(Map<K, Supplier<Optional<V>>> questions) {
        var known = new HashMap<K, V>();
        questions.forEach((key, question) -> question.get().ifPresent(it -> known.put(key, it)));
        return known;
    }

    /** Whether it makes sense to ask Azure at all. */
    static boolean isOnAzure(Manifest hostedCluster) {
        return hostedCluster.at("spec", "platform", "azure").isObject();
    }
}
