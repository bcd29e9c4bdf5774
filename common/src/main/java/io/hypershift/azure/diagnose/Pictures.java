package io.hypershift.azure.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Machines;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.diagnose.finding.Picture;
import io.hypershift.azure.diagnose.finding.ResourceState;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes of the evidence what a report shows of a cluster besides findings. */
final class Pictures {
    private static final String MANAGEMENT = "management cluster";
    private static final String HOSTED = "hosted cluster";
    private static final String AZURE = "Azure";
    private static final Set<String> NOT_SHOWN = Set.of("Event", "StorageClass");

    private Pictures() {}

    /** @param transitions those of the run that made the cluster, and those that its objects tell themselves */
    static Picture of(Evidence it, List<Transition> transitions) {
        return new Picture(it.inside().api(), names(it), transitions, resources(it), logs(it));
    }

    private static List<LogExcerpt> logs(Evidence it) {
        return Stream.concat(it.logs().excerpts().stream(), it.azure().machines().excerpts().stream())
                .toList();
    }

    private static List<NameRecord> names(Evidence it) {
        return it.names().records();
    }

    private static List<ResourceState> resources(Evidence it) {
        var all = new ArrayList<ResourceState>();
        it.management().all().stream()
                .filter(object -> !NOT_SHOWN.contains(object.kind()))
                .map(object -> state(MANAGEMENT, object))
                .forEach(all::add);
        it.inside().objects().all().stream()
                .map(object -> state(HOSTED, object))
                .forEach(all::add);
        it.azure()
                .resources()
                .forEach((id, resource) -> all.add(new ResourceState(
                        AZURE,
                        type(id),
                        id,
                        resource.map(Pictures::provisioning).orElse("not there"),
                        resource.isPresent())));
        it.azure().machines().all().forEach(machine -> all.add(machine(machine)));
        it.azure()
                .rights()
                .identities()
                .forEach((component, identity) -> all.add(new ResourceState(
                        AZURE,
                        "managed identity",
                        component.key(),
                        identity.map(one -> one.name()).orElse("not there"),
                        identity.isPresent())));
        it.azure()
                .quotas()
                .forEach(quota -> all.add(new ResourceState(
                        AZURE,
                        "compute quota",
                        quota.name(),
                        quota.used() + " of " + quota.limit() + " used",
                        quota.left() > 0)));
        it.azure()
                .failures()
                .forEach(failure -> all.add(new ResourceState(
                        AZURE, "activity log", failure.resource(), failure.at() + " " + failure.code(), false)));
        return all;
    }

    private static ResourceState state(String where, Manifest object) {
        var failing = object.conditions().stream()
                .filter(condition ->
                        Set.of("Ready", "Available", "PodScheduled").contains(condition.type()))
                .filter(condition -> !condition.isTrue())
                .map(Pictures::told)
                .collect(Collectors.joining("; "));
        var phase = object.text("status", "phase");
        var state = failing.isEmpty() ? (phase.isEmpty() ? "there" : phase) : failing;
        var name = object.ref().namespace().isEmpty()
                ? object.name()
                : object.ref().namespace() + "/" + object.name();
        return new ResourceState(
                where, object.kind(), name, state + deleting(object), failing.isEmpty() && !phase.equals("Pending"));
    }

    private static String deleting(Manifest object) {
        return object.isBeingDeleted()
                ? ", being deleted, held by "
                        + StreamSupport.stream(
                                        object.at("metadata", "finalizers").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                : "";
    }

    private static String told(Condition condition) {
        return condition.type() + " " + condition.status()
                + Stream.of(condition.message(), condition.reason())
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .map(it -> ": " + it)
                        .orElse("");
    }

    private static ResourceState machine(JsonNode machine) {
        var power = Machines.states(machine)
                .filter(code -> code.startsWith("PowerState/"))
                .findFirst()
                .orElse("");
        var state = provisioning(machine) + (power.isEmpty() ? "" : ", " + power);
        return new ResourceState(
                AZURE,
                "Microsoft.Compute/virtualMachines",
                machine.path("name").asText(""),
                state,
                power.isEmpty() || power.equals("PowerState/running"));
    }

    private static String provisioning(JsonNode resource) {
        return resource.at("/properties/provisioningState").asText("there");
    }

    private static String type(String id) {
        var provider = id.indexOf("/providers/");
        if (provider < 0) {
            return "resource group";
        }
        var parts = id.substring(provider + "/providers/".length()).split("/", -1);
        return parts.length > 1 ? parts[0] + "/" + parts[1] : id;
    }
}
