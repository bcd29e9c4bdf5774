package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.fields.ListShape;
import io.hypershift.azure.sandbox.kubernetes.fields.MergeShape;
import java.util.List;
import java.util.Optional;

/** The rules of a custom kind, as its schema says. */
final class CustomRules implements KindRules {
    private final JsonNode openApiV3Schema;

    CustomRules(JsonNode openApiV3Schema) {
        this.openApiV3Schema = openApiV3Schema;
    }

    @Override
    public List<String> unknownFields(ObjectNode object) {
        return List.of();
    }

    @Override
    public void prune(ObjectNode object) {}

    @Override
    public void applyDefaults(ObjectNode object) {}

    @Override
    public List<ApiError.Cause> validate(ObjectNode now, Optional<ObjectNode> before) {
        return List.of();
    }

    @Override
    public MergeShape mergeShape() {
        return new MergeShape() {
            @Override
            public ListShape list(List<String> path) {
                return ListShape.ATOMIC;
            }

            @Override
            public boolean isAtomicObject(List<String> path) {
                return openApiV3Schema.isMissingNode();
            }
        };
    }
}
