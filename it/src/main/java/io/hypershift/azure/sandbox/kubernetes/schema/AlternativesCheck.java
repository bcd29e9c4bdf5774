package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** allOf, anyOf, oneOf and not. Kubernetes names no field in what it says of them, only in the text. */
final class AlternativesCheck {
    private final String path;
    private final JsonNode value;
    private final List<FieldCause> causes = new ArrayList<>();

    private AlternativesCheck(String path, JsonNode value) {
        this.path = path;
        this.value = value;
    }

    static List<FieldCause> check(String path, JsonNode value, SchemaNode.Alternatives alternatives) {
        AlternativesCheck check = new AlternativesCheck(path, value);
        check.any(alternatives.any());
        check.one(alternatives.one());
        check.all(alternatives.all());
        alternatives
                .not()
                .filter(not -> check.failures(not).isEmpty())
                .ifPresent(not -> check.say("must not validate the schema (not)"));
        return check.causes;
    }

    private void any(List<SchemaNode> schemas) {
        List<List<FieldCause>> failed = failed(schemas);
        if (!schemas.isEmpty() && failed.size() == schemas.size()) {
            say("must validate at least one schema (anyOf)");
            causes.addAll(nearest(failed));
        }
    }

    private void one(List<SchemaNode> schemas) {
        List<List<FieldCause>> failed = failed(schemas);
        int valid = schemas.size() - failed.size();
        if (schemas.isEmpty() || valid == 1) {
            return;
        }
        say("must validate one and only one schema (oneOf). Found "
                + (valid == 0 ? "none valid" : valid + " valid alternatives"));
        if (valid == 0) {
            causes.addAll(nearest(failed));
        }
    }

    private void all(List<SchemaNode> schemas) {
        List<List<FieldCause>> failed = failed(schemas);
        failed.forEach(causes::addAll);
        if (!failed.isEmpty()) {
            say("must validate all the schemas (allOf)" + (failed.size() == schemas.size() ? ". None validated" : ""));
        }
    }

    private List<List<FieldCause>> failed(List<SchemaNode> schemas) {
        return schemas.stream()
                .map(this::failures)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private List<FieldCause> failures(SchemaNode schema) {
        return StructureCheck.causes(path, value, schema);
    }

    private void say(String text) {
        causes.add(FieldCause.invalid(FieldCause.NO_FIELD, "\"\": \"" + path + "\" " + text));
    }

    private static List<FieldCause> nearest(List<List<FieldCause>> failed) {
        return failed.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
