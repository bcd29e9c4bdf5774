package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    /** What everybody who is known may read (the role system:discovery). */
    private static final Pattern DISCOVERY = Pattern.compile("/(api|apis|openapi|version|healthz|livez|readyz)(/.*)?");

    private final Kinds kinds;

    /**
     * @param kinds what there is to have rights to
     */
    Reviews(Kinds kinds) {
        this.kinds = kinds;
    }

    static boolean isReview(ResourcePath path) {
        return KINDS.getOrDefault(path.group(), Map.of()).containsKey(path.resource());
    }

    HttpResponse answer(ResourcePath path, ObjectNode review, Users.User user) {
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

    private void access(ObjectNode review, Users.User user) {
        var asked = Json.at(review, "spec", "resourceAttributes");
        if (asked.isMissingNode()
                && Json.at(review, "spec", "nonResourceAttributes").isMissingNode()) {
            throw ApiError.invalid(
                    new ApiError.Subject(AUTHORIZATION, "SelfSubjectAccessReview", ""),
                    "spec.resourceAttributes",
                    "Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        var allowed = asked.isMissingNode()
                ? maySee(Json.at(review, "spec", "nonResourceAttributes"), user)
                : mayDo(request(asked), user);
        review.putObject("status").put("allowed", allowed);
    }

    private static boolean maySee(JsonNode asked, Users.User user) {
        var isDiscovery = Json.textAt(asked, "verb").equals("get")
                && DISCOVERY.matcher(Json.textAt(asked, "path")).matches();
        return isDiscovery || user.mayDo().test(AccessRequest.EVERYTHING);
    }

    /** A star stands for all there is: who may not do all of it may not do it. */
    private boolean mayDo(AccessRequest asked, Users.User user) {
        var verbs = asked.verb().equals("*") ? VERBS : List.of(asked.verb());
        return user.mayDo().test(asked)
                && resources(asked)
                        .allMatch(it -> verbs.stream()
                                .map(verb -> new AccessRequest(
                                        verb,
                                        it.group(),
                                        it.plural(),
                                        asked.subresource(),
                                        asked.namespace(),
                                        asked.name()))
                                .allMatch(user.mayDo()));
    }

    private Stream<ResourceName> resources(AccessRequest asked) {
        return asked.group().equals("*") || asked.resource().equals("*")
                ? kinds.all().stream()
                        .map(Kind::resource)
                        .filter(it -> asked.group().equals("*") || asked.group().equals(it.group()))
                        .filter(it ->
                                asked.resource().equals("*") || asked.resource().equals(it.plural()))
                : Stream.of(new ResourceName(asked.group(), asked.resource()));
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
        if (user.mayDo() instanceof Rights rights) {
            var namespace = Json.textAt(review, "spec", "namespace");
            rights.rules().stream()
                    .filter(it -> it.namespaces().isEmpty() || it.namespaces().contains(namespace))
                    .forEach(it -> rules.add(rule(it)));
        } else if (user.mayDo().test(AccessRequest.EVERYTHING)) {
            rules.add(rule(Rights.Rule.of(List.of("*"), List.of("*"), List.of("*"))));
        }
    }

    private static ObjectNode rule(Rights.Rule given) {
        var rule = Json.object();
        given.verbs().forEach(rule.putArray("verbs")::add);
        given.apiGroups().forEach(rule.putArray("apiGroups")::add);
        given.resources().forEach(rule.putArray("resources")::add);
        if (!given.resourceNames().isEmpty()) {
            given.resourceNames().forEach(rule.putArray("resourceNames")::add);
        }
        return rule;
    }
}
