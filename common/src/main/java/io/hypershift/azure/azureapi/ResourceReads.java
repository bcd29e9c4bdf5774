package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads resources of whatever type as Resource Manager has them, for those who look what there is. */
public final class ResourceReads {
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
