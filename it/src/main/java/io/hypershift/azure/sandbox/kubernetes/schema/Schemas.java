package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Parses the schemas of one server's CRDs, which share what is costly: the CEL environment and compiled rules. */
public final class Schemas {
    private final CelRules rules = new CelRules();

    /** Parses {@code spec.versions[].schema.openAPIV3Schema}. */
    public ObjectSchema parse(JsonNode openApiV3Schema) {
        return new ObjectSchema(SchemaNode.parse(openApiV3Schema), rules);
    }
}
