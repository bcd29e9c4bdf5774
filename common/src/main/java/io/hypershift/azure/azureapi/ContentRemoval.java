package io.hypershift.azure.azureapi;

import com.azure.core.management.polling.PollResult;
import com.azure.core.util.polling.SyncPoller;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import io.hypershift.azure.azureapi.GroupContent.Item;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes resources one kind after another, in the order of HyperShift's {@code cmd/infra/azure/destroy.go} as far as Azure
 * follows it: a network goes before the security group that its subnet has, and private endpoints before the network that they
 * have addresses in. What is refused because something else still uses it is tried again when that may be gone.
 */
record ContentRemoval(ResourcesClient client, ApiVersions versions, AzureCall call, String group) {
    private static final List<String> ORDER = List.of(
            "privatednszones/virtualnetworklinks",
            "virtualmachines",
            "privateendpoints",
            "privatelinkservices",
            "networkinterfaces",
            "loadbalancers",
            "publicipaddresses",
            "disks",
            "virtualnetworks",
            "networksecuritygroups",
            "privatednszones",
            "storageaccounts",
            "userassignedidentities");

    /** Deletes them all, and waits until they are gone. */
    void delete(List<Item> items) {
        var left = items;
        while (!left.isEmpty()) {
            var failures = round(left);
            var failed =
                    left.stream().filter(it -> failures.containsKey(it.id())).toList();
            if (failed.size() == left.size()) {
                throw stuck(failed, failures);
            }
            left = failed;
        }
    }

    /** Deletes each once; what could not be deleted, by id. */
    private Map<String, HyperShiftException> round(List<Item> items) {
        var failures = new LinkedHashMap<String, HyperShiftException>();
        var kinds =
                items.stream().collect(Collectors.groupingBy(ContentRemoval::place, TreeMap::new, Collectors.toList()));
        kinds.values().forEach(kind -> deleteTogether(kind, failures));
        return failures;
    }

    private void deleteTogether(List<Item> items, Map<String, HyperShiftException> failures) {
        var running = new LinkedHashMap<Item, SyncPoller<PollResult<Void>, Void>>();
        for (var item : items) {
            attempt(item, failures, () -> begin(item).ifPresent(it -> running.put(item, it)));
        }
        running.forEach((item, poller) -> attempt(item, failures, () -> call.awaitGone(what(item), () -> poller)));
    }

    private Optional<SyncPoller<PollResult<Void>, Void>> begin(Item item) {
        var version = versions.of(item.type());
        return call.find(what(item), () -> client.beginDeleteById(Roles.path(item.id()), version));
    }

    private static void attempt(Item item, Map<String, HyperShiftException> failures, Runnable deletion) {
        try {
            deletion.run();
        } catch (HyperShiftException e) {
            failures.put(item.id(), e);
        }
    }

    private static String what(Item item) {
        return "delete " + item.type() + " " + item.name();
    }

    private static int place(Item item) {
        var type = item.type().toLowerCase(Locale.ROOT);
        var place = ORDER.indexOf(type.substring(type.indexOf('/') + 1));
        return place < 0 ? ORDER.size() : place;
    }

    private HyperShiftException stuck(List<Item> items, Map<String, HyperShiftException> failures) {
        var names = items.stream().map(it -> it.type() + " " + it.name()).collect(Collectors.joining(", "));
        var summary = Problem.of("not-empty", "resource group {} still holds of the cluster: {}", group, names)
                .because("Azure tells of each what holds it.")
                .remedy("Remove what holds it, then try again: what is gone already is passed over.");
        var causes = new ArrayList<>(failures.values());
        var problems = Stream.concat(Stream.of(summary), causes.stream().flatMap(it -> it.problems().stream()))
                .toList();
        return new HyperShiftException(problems, causes);
    }
}
