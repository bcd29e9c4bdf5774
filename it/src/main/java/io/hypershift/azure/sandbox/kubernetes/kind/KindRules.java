package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.schema.MergeRules;
import java.util.List;
import java.util.Optional;

/** What objects of a kind must look like. */
public interface KindRules {
    /** The paths of fields that the kind does not have, like `spec.typo`. */
    List<String> unknownFields(ObjectNode object);

    /** Why a body cannot be read as an object of the kind at all. */
    Optional<String> decodingError(ObjectNode object);

    /** Drops what the kind does not have. */
    void prune(ObjectNode object);

    void applyDefaults(ObjectNode object);

    /** What is wrong with an object, in the light of what it was before. */
    Verdict validate(ObjectNode now, Optional<ObjectNode> before);

    /** Why a server-side apply of a body cannot be understood. */
    Optional<String> typedPatchError(ObjectNode applied);

    MergeRules mergeRules();
}
