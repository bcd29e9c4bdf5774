package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a schema node says about a single value: counts, bounds, pattern, allowed values. */
record Limits(
        List<JsonNode> allowed,
        Optional<Pattern> pattern,
        Bounds length,
        Bounds items,
        Bounds properties,
        boolean uniqueItems,
        Optional<BigDecimal> minimum,
        boolean minimumExcluded,
        Optional<BigDecimal> maximum,
        boolean maximumExcluded,
        Optional<BigDecimal> multipleOf) {

    /** A least and a greatest count, either of which may be open. */
    record Bounds(OptionalLong least, OptionalLong most) {
        static Bounds parse(JsonNode schema, String least, String most) {
            return new Bounds(count(schema, least), count(schema, most));
        }

        boolean tooFew(int count) {
            return least.isPresent() && count < least.getAsLong();
        }

        boolean tooMany(int count) {
            return most.isPresent() && count > most.getAsLong();
        }

        private static OptionalLong count(JsonNode schema, String field) {
            return schema.has(field) ? OptionalLong.of(schema.get(field).asLong()) : OptionalLong.empty();
        }
    }

    static Limits parse(JsonNode schema) {
        List<JsonNode> allowed = new ArrayList<>();
        schema.path("enum").forEach(allowed::add);
        return new Limits(
                List.copyOf(allowed),
                Optional.ofNullable(schema.path("pattern").textValue()).map(Pattern::compile),
                Bounds.parse(schema, "minLength", "maxLength"),
                Bounds.parse(schema, "minItems", "maxItems"),
                Bounds.parse(schema, "minProperties", "maxProperties"),
                schema.path("uniqueItems").asBoolean(),
                number(schema, "minimum"),
                schema.path("exclusiveMinimum").asBoolean(),
                number(schema, "maximum"),
                schema.path("exclusiveMaximum").asBoolean(),
                number(schema, "multipleOf"));
    }

    private static Optional<BigDecimal> number(JsonNode schema, String field) {
        return schema.has(field) ? Optional.of(schema.get(field).decimalValue()) : Optional.empty();
    }
}
