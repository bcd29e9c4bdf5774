package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.fields.MergeShape;
import java.util.List;
import java.util.Optional;

/** The rules of a kind of Kubernetes' own, as far as clients of a sandbox can tell the difference. */
final class BuiltInRules implements KindRules {
    private final String kind;
    private final ModelFields fields;

    BuiltInRules(String kind, Class<?> model) {
        this.kind = kind;
        this.fields = new ModelFields(model);
    }

    @Override
    public List<String> unknownFields(ObjectNode object) {
        return fields.unknown(object);
    }

    @Override
    public void prune(ObjectNode object) {
        var unknown = unknownFields(object);
        if (!unknown.isEmpty()) {
            FieldRemoval.remove(object, unknown);
        }
    }

    @Override
    public void applyDefaults(ObjectNode object) {
        BuiltInDefaults.apply(kind, object);
    }

    @Override
    public List<ApiError.Cause> validate(ObjectNode now, Optional<ObjectNode> before) {
        return BuiltInChecks.check(kind, now, before);
    }

    @Override
    public MergeShape mergeShape() {
        return new BuiltInShape();
    }
}
