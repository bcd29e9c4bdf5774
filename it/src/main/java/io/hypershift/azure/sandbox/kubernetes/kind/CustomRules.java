package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.schema.MergeRules;
import io.hypershift.azure.sandbox.kubernetes.schema.ObjectSchema;
import io.hypershift.azure.sandbox.kubernetes.schema.Schemas;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a custom kind, as its schema says; read at the first use, as most kinds of a cluster are never used. */
final class CustomRules implements KindRules {
    private final Schemas schemas;
    private final JsonNode openApiV3Schema;
    private @Nullable ObjectSchema parsed;

    CustomRules(Schemas schemas, JsonNode openApiV3Schema) {
        this.schemas = schemas;
        this.openApiV3Schema = openApiV3Schema;
    }

    @Override
    public List<String> unknownFields(ObjectNode object) {
        return schema().unknownFields(object);
    }

    /** Any object can be read as a custom one; validation finds what is wrong with it. */
    @Override
    public Optional<String> decodingError(ObjectNode object) {
        return Optional.empty();
    }

    @Override
    public void prune(ObjectNode object) {
        schema().prune(object);
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        schema().applyDefaults(object);
    }

    @Override
    public Verdict validate(ObjectNode now, Optional<ObjectNode> before) {
        var findings = schema().review(now, before.orElse(null));
        var causes = findings.causes().stream()
                .map(cause -> new ApiError.Cause(cause.reason(), cause.message(), cause.field()))
                .toList();
        return new Verdict(causes, findings.warnings());
    }

    @Override
    public Optional<String> typedPatchError(ObjectNode applied) {
        return schema().typedPatchError(applied);
    }

    @Override
    public MergeRules mergeRules() {
        return schema().mergeRules();
    }

    private synchronized ObjectSchema schema() {
        if (parsed == null) {
            parsed = schemas.parse(openApiV3Schema);
        }
        return parsed;
    }
}
