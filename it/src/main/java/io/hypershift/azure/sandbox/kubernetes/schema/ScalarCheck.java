package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks one value against its own limits, whatever is inside it. */
final class ScalarCheck {
    private final String path;
    private final JsonNode value;
    private final Limits limits;
    private final List<FieldCause> causes = new ArrayList<>();

    private ScalarCheck(String path, JsonNode value, Limits limits) {
        this.path = path;
        this.value = value;
        this.limits = limits;
    }

    static List<FieldCause> check(String path, JsonNode value, SchemaNode schema) {
        ScalarCheck check = new ScalarCheck(path, value, schema.limits());
        check.allowed();
        switch (value.getNodeType()) {
            case STRING -> check.string();
            case NUMBER -> check.number();
            case ARRAY -> check.array();
            case OBJECT -> check.object();
            default -> {}
        }
        return check.causes;
    }

    private void allowed() {
        boolean listed = limits.allowed().isEmpty() || limits.allowed().stream().anyMatch(this::equalsValue);
        if (!listed) {
            causes.add(FieldCause.notSupported(path, value, limits.allowed()));
        }
    }

    private boolean equalsValue(JsonNode one) {
        return one.equals(value)
                || (one.isNumber() && value.isNumber() && one.decimalValue().compareTo(value.decimalValue()) == 0);
    }

    private void string() {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        limits.length().most().ifPresent(most -> {
            if (length > most) {
                causes.add(FieldCause.tooLong(path, most));
            }
        });
        if (limits.length().tooFew(length)) {
            invalid(value, "should be at least " + limits.length().least().getAsLong() + " chars long");
        }
        limits.pattern()
                .filter(pattern -> !pattern.matcher(text).find())
                .ifPresent(pattern -> invalid(value, "should match '" + pattern.pattern() + "'"));
    }

    private void number() {
        BigDecimal number = value.decimalValue();
        limits.minimum()
                .filter(least -> number.compareTo(least) < (limits.minimumExcluded() ? 1 : 0))
                .ifPresent(least ->
                        invalid(value, "should be greater than " + orEqual(limits.minimumExcluded()) + plain(least)));
        limits.maximum()
                .filter(most -> number.compareTo(most) > (limits.maximumExcluded() ? -1 : 0))
                .ifPresent(most ->
                        invalid(value, "should be less than " + orEqual(limits.maximumExcluded()) + plain(most)));
        limits.multipleOf()
                .filter(factor -> number.remainder(factor).signum() != 0)
                .ifPresent(factor -> invalid(value, "should be a multiple of " + plain(factor)));
    }

    private void array() {
        int size = value.size();
        if (limits.items().tooMany(size)) {
            causes.add(FieldCause.tooMany(path, size, limits.items().most().getAsLong()));
        }
        if (limits.items().tooFew(size)) {
            invalid(
                    IntNode.valueOf(size),
                    "should have at least " + limits.items().least().getAsLong() + " items");
        }
        if (limits.uniqueItems() && hasDuplicates()) {
            causes.add(FieldCause.invalid(path, "\"\": " + path + " in body shouldn't contain duplicates"));
        }
    }

    private void object() {
        int size = value.size();
        if (limits.properties().tooMany(size)) {
            causes.add(FieldCause.tooMany(path, size, limits.properties().most().getAsLong()));
        }
        if (limits.properties().tooFew(size)) {
            invalid(
                    IntNode.valueOf(size),
                    "should have at least " + limits.properties().least().getAsLong() + " properties");
        }
    }

    private boolean hasDuplicates() {
        Set<JsonNode> seen = new HashSet<>();
        value.forEach(seen::add);
        return seen.size() < value.size();
    }

    private void invalid(JsonNode shown, String detail) {
        causes.add(FieldCause.invalid(path, shown, path + " in body " + detail));
    }

    private static String orEqual(boolean excluded) {
        return excluded ? "" : "or equal to ";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
