package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.fields.MergeShape;
import java.util.List;
import java.util.Optional;

/** What objects of a kind must look like. */
public interface KindRules {
    /** The paths of fields that the kind does not have, like `spec.typo`. */
    List<String> unknownFields(ObjectNode object);

    /** Drops what the kind does not have. */
    void prune(ObjectNode object);

    void applyDefaults(ObjectNode object);

    List<ApiError.Cause> validate(ObjectNode now, Optional<ObjectNode> before);

    MergeShape mergeShape();
}
