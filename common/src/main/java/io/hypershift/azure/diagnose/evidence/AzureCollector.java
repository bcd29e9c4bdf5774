package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.diagnose.evidence.AzureFacts.Failure;
import io.hypershift.azure.manifest.Manifest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads in Azure what a cluster stands on, what its components may do there, and what its nodes are made of. */
final class AzureCollector {
    /** The API version that is asked for by type, a provider's resources having all the same here. */
    private static final Map<String, String> VERSIONS = Map.of(
            "resourcegroups", "2021-04-01",
            "dnszones", "2018-05-01",
            "privatednszones", "2020-06-01");

    private static final String NETWORK = "2023-11-01";

    private final Azure azure;
    private final ClusterView cluster;
    private final Inquiry inquiry;

    AzureCollector(Azure azure, ClusterView cluster, Inquiry inquiry) {
        this.azure = azure;
        this.cluster = cluster;
        this.inquiry = inquiry;
    }

    AzureFacts collect() {
        var rights = RightsCollector.ask(azure, cluster, inquiry);
        var machines = MachineCollector.ask(azure.machines(), cluster.azure("resourceGroup"), inquiry);
        var resources = resources();
        var quotas = quotas();
        var failures = failures();
        var stated = Inquiry.answers(resources);
        var referred = Inquiry.answers(referred(stated));
        return new AzureFacts(
                rights.collect(),
                joined(stated, referred),
                machines.collect(),
                quotas.get().orElse(List.of()),
                failures.get().orElse(List.of()));
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

    /** Whether it makes sense to ask Azure at all. */
    static boolean isOnAzure(Manifest hostedCluster) {
        return hostedCluster.at("spec", "platform", "azure").isObject();
    }
}
