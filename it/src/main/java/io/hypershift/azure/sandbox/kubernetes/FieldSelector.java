package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Parses field selectors; each kind has few fields that can be selected by. */
final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("([^=!]+?)(==|=|!=)(.*)");

    private FieldSelector() {}

    static Predicate<ObjectNode> parse(String selector, Kind kind) {
        Predicate<ObjectNode> all = object -> true;
        for (var term : selector.split(",", -1)) {
            if (!term.isBlank()) {
                all = all.and(term(term.strip(), kind));
            }
        }
        return all;
    }

    private static Predicate<ObjectNode> term(String term, Kind kind) {
        var matcher = TERM.matcher(term);
        if (!matcher.matches()) {
            throw ApiError.badRequest("invalid field selector: " + term);
        }
        var field = matcher.group(1);
        if (!field.equals("metadata.name")
                && !(field.equals("metadata.namespace") && kind.namespaced())
                && !selectable(kind).contains(field)) {
            throw ApiError.badRequest("Unable to find \"" + kind.apiVersion() + ", Resource="
                    + kind.resource().plural() + "\" that match label selector \"\", field selector \"" + term
                    + "\": field label not supported: " + field);
        }
        var path = field.split("\\.", -1);
        var wantsEqual = !matcher.group(2).equals("!=");
        return object -> Json.textAt(object, path).equals(matcher.group(3)) == wantsEqual;
    }

    private static Set<String> selectable(Kind kind) {
        if (kind.custom()) {
            return Set.of();
        }
        return switch (kind.names().kind()) {
            case "Pod" ->
                Set.of(
                        "spec.nodeName",
                        "spec.restartPolicy",
                        "spec.schedulerName",
                        "spec.serviceAccountName",
                        "status.phase",
                        "status.podIP",
                        "status.nominatedNodeName");
            case "Secret" -> Set.of("type");
            case "Namespace" -> Set.of("status.phase");
            case "Node" -> Set.of("spec.unschedulable");
            case "Job" -> Set.of("status.successful");
            case "ReplicaSet" -> Set.of("status.replicas");
            case "Service" -> Set.of("spec.clusterIP", "spec.type");
            case "Event" ->
                Set.of(
                        "involvedObject.kind",
                        "involvedObject.namespace",
                        "involvedObject.name",
                        "involvedObject.uid",
                        "involvedObject.apiVersion",
                        "involvedObject.resourceVersion",
                        "involvedObject.fieldPath",
                        "reason",
                        "reportingComponent",
                        "source",
                        "type");
            default -> Set.of();
        };
    }
}
