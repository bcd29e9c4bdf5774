package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what is asked about oneself: may I, what may I, who am I. Nothing of it is stored. */
final class Reviews {
    static final String AUTHORIZATION = "authorization.k8s.io";
    static final String AUTHENTICATION = "authentication.k8s.io";

    /** The kinds by their resource, for discovery. */
    static final Map<String, Map<String, String>> KINDS = Map.of(
            AUTHORIZATION,
            Map.of(
                    "selfsubjectaccessreviews", "SelfSubjectAccessReview",
                    "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
            AUTHENTICATION,
            Map.of("selfsubjectreviews", "SelfSubjectReview"));

    private Reviews() {}

    static boolean isReview(ResourcePath path) {
        return KINDS.getOrDefault(path.group(), Map.of()).containsKey(path.resource());
    }

    static HttpResponse answer(ResourcePath path, ObjectNode review, Users.User user) {
        switch (path.resource()) {
            case "selfsubjectaccessreviews" -> access(review, user);
            case "selfsubjectrulesreviews" -> rules(review, user);
            case "selfsubjectreviews" ->
                Json.child(Json.child(review, "status"), "userInfo").put("username", user.name());
            default -> throw ApiError.noSuchPath();
        }
        Json.metadata(review);
        return Answers.written(201, review, List.of());
    }

    private static void access(ObjectNode review, Users.User user) {
        var asked = Json.at(review, "spec", "resourceAttributes");
        if (asked.isMissingNode()
                && Json.at(review, "spec", "nonResourceAttributes").isMissingNode()) {
            throw ApiError.invalid(
                    new ApiError.Subject(AUTHORIZATION, "SelfSubjectAccessReview", ""),
                    "spec.resourceAttributes",
                    "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        review.putObject("status")
                .put("allowed", asked.isMissingNode() || user.mayDo().test(request(asked)));
    }

    private static AccessRequest request(JsonNode asked) {
        return new AccessRequest(
                Json.textAt(asked, "verb"),
                Json.textAt(asked, "group"),
                Json.textAt(asked, "resource"),
                Json.textAt(asked, "subresource"),
                Json.textAt(asked, "namespace"),
                Json.textAt(asked, "name"));
    }

    private static void rules(ObjectNode review, Users.User user) {
        var status = review.putObject("status").put("incomplete", false);
        var rules = status.putArray("resourceRules");
        status.putArray("nonResourceRules");
        var everything = new AccessRequest("*", "*", "*", "", "", "");
        Optional.of(everything).filter(user.mayDo()).ifPresent(any -> {
            var rule = rules.addObject();
            rule.putArray("verbs").add("*");
            rule.putArray("apiGroups").add("*");
            rule.putArray("resources").add("*");
        });
    }
}
