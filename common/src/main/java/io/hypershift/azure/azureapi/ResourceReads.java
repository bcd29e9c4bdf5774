package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads resources of whatever type as Resource Manager has them, for those who look what there is. */
public final class ResourceReads {
    private static final String MACHINES = "/providers/Microsoft.Compute/virtualMachines";
    private static final String COMPUTE = "2024-07-01";

    private final JsonCalls arm;
    private final String subscription;

    ResourceReads(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /** A resource by its id; empty where there is none. */
    public Optional<JsonNode> find(String id, String apiVersion) {
        return arm.find("read " + AzureId.nameOf(id), Roles.path(id) + "?api-version=" + apiVersion)
                .map(JsonNode.class::cast);
    }

    /** The resources of a collection, such as the record sets of a zone; none where what they belong to is not there. */
    public List<JsonNode> list(String id, String apiVersion) {
        return arm.find("list " + AzureId.nameOf(id), Roles.path(id) + "?api-version=" + apiVersion)
                .map(first -> arm.list("list " + AzureId.nameOf(id), Roles.path(id) + "?api-version=" + apiVersion))
                .orElse(List.of());
    }

    /** The virtual machines of a resource group; none where there is no such group. */
    public List<JsonNode> machines(String group) {
        return list(AzureId.group(subscription, group) + MACHINES, COMPUTE);
    }

    /** How a virtual machine is at this moment: its {@code statuses}, of power and provisioning. */
    public Optional<JsonNode> instanceView(String machineId) {
        return find(machineId + "/instanceView", COMPUTE);
    }

    /** What was written in a resource group since then, and what became of it (Azure Monitor's activity log). */
    public List<JsonNode> activity(String group, Instant since) {
        var filter = "eventTimestamp ge '" + since.truncatedTo(ChronoUnit.SECONDS) + "' and resourceGroupName eq '"
                + group + "'";
        return arm.list(
                "read the activity log of " + group,
                "subscriptions/" + subscription
                        + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter="
                        + filter.replace(" ", "%20"));
    }
}
