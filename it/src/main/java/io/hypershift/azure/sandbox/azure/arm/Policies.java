package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Policies with the effect Deny, which refuse what is written and tell so before when they are asked, and with the effect Modify,
 * which change it without a word.
 */
public final class Policies implements Endpoint {
    private static final String QUESTION = "Microsoft.PolicyInsights/checkPolicyRestrictions";

    private final List<Policy> policies = new CopyOnWriteArrayList<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final String subscription;

    /** An assigned policy: what it denies of one type. */
    private record Policy(String name, String type, Predicate<JsonNode> denies) {
        boolean forbids(String resourceType, JsonNode resource) {
            return type.equalsIgnoreCase(resourceType) && denies.test(resource);
        }
    }

    private record Change(String type, Consumer<ObjectNode> edit) {}

    Policies(String subscription) {
        this.subscription = subscription;
    }

    /** Assigns a policy; the condition sees the resource as it is written. */
    public void deny(String name, String type, Predicate<JsonNode> condition) {
        policies.add(new Policy(name, type, condition));
    }

    /** Assigns a policy that changes every resource of a type as it is written. */
    public void modify(String type, Consumer<ObjectNode> edit) {
        changes.add(new Change(type, edit));
    }

    /** What is stored of a resource that is written. */
    ObjectNode modified(String type, ObjectNode resource) {
        var stored = resource.deepCopy();
        changes.stream()
                .filter(change -> change.type().equalsIgnoreCase(type))
                .forEach(change -> change.edit().accept(stored));
        return stored;
    }

    public void clear() {
        policies.clear();
        changes.clear();
    }

    void check(ArmCall call) {
        if (call.method().equals("PUT") && !policies.isEmpty()) {
            var path = call.path();
            var type = path.namespace().isEmpty() ? path.scope().type() : path.type();
            denying(type, call.body()).stream().findFirst().ifPresent(policy -> {
                throw new ArmException(
                        403,
                        "RequestDisallowedByPolicy",
                        "Resource '%s' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":\"%s\",\"id\":\"%s\"}}]'."
                                .formatted(path.last(), policy, assignment(policy)));
            });
        }
    }

    @Override
    public boolean serves(ArmPath path) {
        return path.isType(QUESTION);
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var content = call.body().at("/resourceDetails/resourceContent");
        var evaluations = denying(content.path("type").asText(), content).stream()
                .map(this::evaluation)
                .toList();
        var answer = Json.object();
        answer.set("fieldRestrictions", Json.array(List.of()));
        answer.putObject("contentEvaluationResult").set("policyEvaluations", Json.array(evaluations));
        return ArmAnswer.of(200, answer);
    }

    private List<String> denying(String type, JsonNode resource) {
        return policies.stream()
                .filter(policy -> policy.forbids(type, resource))
                .map(Policy::name)
                .toList();
    }

    private ObjectNode evaluation(String policy) {
        var evaluation = Json.object().put("evaluationResult", "NonCompliant");
        evaluation
                .putObject("policyInfo")
                .put(
                        "policyDefinitionId",
                        ResourceId.subscription(subscription)
                                .extension("Microsoft.Authorization/policyDefinitions", policy)
                                .text())
                .put("policyAssignmentId", assignment(policy));
        evaluation.putObject("evaluationDetails");
        return evaluation;
    }

    private String assignment(String policy) {
        return ResourceId.subscription(subscription)
                .extension("Microsoft.Authorization/policyAssignments", policy)
                .text();
    }
}
