package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The policies of an organisation, asked before anything is made (operation {@code checkPolicyRestrictions}). */
public final class Policies {
    private final JsonCalls arm;
    private final String subscription;

    Policies(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /**
     * A resource that is to be made.
     *
     * @param apiVersion the version of the resource type's API in which the properties are meant
     * @param properties those that policies may ask about
     */
    public record Planned(String type, String apiVersion, String location, Map<String, Object> properties) {}

    /** The names of the policies that would not let it be made. */
    public List<String> denying(Planned resource) {
        var question = Json.object();
        var details = question.putObject("resourceDetails").put("apiVersion", resource.apiVersion());
        details.putObject("resourceContent")
                .put("type", resource.type())
                .put("location", resource.location())
                .set("properties", Json.tree(resource.properties()));
        var answer = arm.ask(
                "ask the policies for " + resource.type(),
                "subscriptions/" + subscription
                        + "/providers/Microsoft.PolicyInsights/checkPolicyRestrictions?api-version=2022-03-01",
                question);
        var evaluations = answer.path("contentEvaluationResult").path("policyEvaluations");
        return StreamSupport.stream(evaluations.spliterator(), false)
                .filter(it -> it.path("evaluationResult").asText("").equalsIgnoreCase("NonCompliant"))
                .map(Policies::name)
                .distinct()
                .toList();
    }

    private static String name(JsonNode evaluation) {
        var policy = evaluation.path("policyInfo");
        return AzureId.nameOf(policy.path("policyAssignmentId")
                .asText(policy.path("policyDefinitionId").asText("")));
    }
}
