package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs one node's rules and words what they find. */
final class RuleRunner {
    private final CelRules rules;

    RuleRunner(CelRules rules) {
        this.rules = rules;
    }

    Findings run(String path, JsonNode value, JsonNode old, SchemaNode schema, boolean unchanged) {
        boolean hasOld = !old.isMissingNode() && !old.isNull();
        Findings findings = Findings.NONE;
        for (Rule rule : schema.rules()) {
            boolean transition = rule.comparesWithOld();
            if (transition && !hasOld && !rule.optionalOldSelf()) {
                continue;
            }
            Findings found =
                    Findings.of(one(rule, path, value, schema, variables(rule, value, old, schema, hasOld)).stream()
                            .toList());
            findings = findings.and(unchanged && !transition ? found.forgiven() : found);
        }
        return findings;
    }

    private Optional<FieldCause> one(
            Rule rule, String path, JsonNode value, SchemaNode schema, Map<String, Object> variables) {
        CelRules.Compiled compiled = rules.compile(rule.expression());
        if (compiled instanceof CelRules.Ready ready) {
            try {
                boolean holds = Boolean.TRUE.equals(ready.program().eval(variables));
                return holds ? Optional.empty() : Optional.of(violation(rule, path, value, schema, variables));
            } catch (CelEvaluationException e) {
                return Optional.of(failure(path, schema, EvaluationError.of(e) + " evaluating rule: " + rule.label()));
            }
        }
        return Optional.of(failure(path, schema, "rule compile error: " + ((CelRules.Broken) compiled).why()));
    }

    private FieldCause violation(
            Rule rule, String path, JsonNode value, SchemaNode schema, Map<String, Object> variables) {
        String field = shown(path + rule.fieldPath());
        String detail = message(rule, variables);
        boolean whole = schema.type().equals("object") || schema.type().equals("array");
        return switch (rule.reason().orElse(FieldCause.INVALID)) {
            case "FieldValueForbidden" -> new FieldCause("FieldValueForbidden", "Forbidden: " + detail, field);
            case "FieldValueRequired" -> new FieldCause("FieldValueRequired", "Required value: " + detail, field);
            case "FieldValueDuplicate" -> FieldCause.duplicate(field, value);
            default -> whole ? FieldCause.invalid(field, detail) : FieldCause.invalid(field, value, detail);
        };
    }

    private String message(Rule rule, Map<String, Object> variables) {
        return rule.messageExpression()
                .flatMap(expression -> text(expression, variables))
                .or(rule::message)
                .orElse("failed rule: " + rule.expression());
    }

    /** A message that cannot be computed is no finding: the plain one is shown. */
    private Optional<String> text(String expression, Map<String, Object> variables) {
        if (rules.compile(expression) instanceof CelRules.Ready ready) {
            return evaluate(ready.program(), variables)
                    .filter(String.class::isInstance)
                    .map(text -> ((String) text).strip())
                    .filter(text -> !text.isEmpty() && !text.contains("\n"));
        }
        return Optional.empty();
    }

    private static Optional<Object> evaluate(CelRuntime.Program program, Map<String, Object> variables) {
        try {
            return Optional.of(program.eval(variables));
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private static FieldCause failure(String path, SchemaNode schema, String detail) {
        return FieldCause.invalid(shown(path), "\"" + schema.type() + "\": " + detail);
    }

    private static String shown(String path) {
        return path.isEmpty() ? FieldCause.NO_FIELD : path.startsWith(".") ? path.substring(1) : path;
    }

    private static Map<String, Object> variables(
            Rule rule, JsonNode value, JsonNode old, SchemaNode schema, boolean hasOld) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(CelEnvironment.SELF, CelValues.of(value, Optional.of(schema)));
        if (hasOld || rule.optionalOldSelf()) {
            Optional<Object> oldSelf = Optional.of(old)
                    .filter(some -> hasOld)
                    .map(some -> CelValues.of(OldItems.inOrderOf(value, some, schema.listType()), Optional.of(schema)));
            variables.put(CelEnvironment.OLD_SELF, rule.optionalOldSelf() ? oldSelf : oldSelf.orElseThrow());
        }
        return variables;
    }
}
