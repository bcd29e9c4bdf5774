package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Runs the rules of every node that has a value, against its old value where one can be told, as
 * {@code apiserver/schema/cel/validation.go} does.
 */
final class RuleCheck {
    private final RuleRunner runner;

    RuleCheck(CelRules rules) {
        this.runner = new RuleRunner(rules);
    }

    Findings check(JsonNode resource, JsonNode old, SchemaNode schema) {
        return value(FieldPath.ROOT, resource, old, schema, false);
    }

    private Findings value(String path, JsonNode value, JsonNode old, SchemaNode schema, boolean parentUnchanged) {
        if (value.isNull() || value.isMissingNode()) {
            return Findings.NONE;
        }
        boolean unchanged = old.isMissingNode() ? parentUnchanged : value.equals(old);
        Findings findings = runner.run(path, value, old, schema, unchanged);
        for (SchemaNode also : schema.alternatives().all()) {
            findings = findings.and(value(path, value, old, also, unchanged));
        }
        return switch (value.getNodeType()) {
            case OBJECT -> findings.and(object(path, value, old, schema, unchanged));
            case ARRAY -> findings.and(array(path, value, old, schema, unchanged));
            default -> findings;
        };
    }

    private Findings object(String path, JsonNode object, JsonNode old, SchemaNode schema, boolean unchanged) {
        Findings findings = Findings.NONE;
        for (var entry : object.properties()) {
            String name = entry.getKey();
            Optional<SchemaNode> field = schema.field(name);
            if (field.isPresent()) {
                String child =
                        schema.properties().containsKey(name) ? FieldPath.child(path, name) : FieldPath.key(path, name);
                findings = findings.and(value(child, entry.getValue(), old.path(name), field.get(), unchanged));
            }
        }
        return findings;
    }

    private Findings array(String path, JsonNode array, JsonNode old, SchemaNode schema, boolean unchanged) {
        Findings findings = Findings.NONE;
        if (schema.items().isPresent()) {
            OldItems before = new OldItems(schema.listType(), old);
            for (int i = 0; i < array.size(); i++) {
                JsonNode item = array.get(i);
                findings = findings.and(value(
                        FieldPath.index(path, i),
                        item,
                        before.of(item),
                        schema.items().get(),
                        unchanged));
            }
        }
        return findings;
    }
}
