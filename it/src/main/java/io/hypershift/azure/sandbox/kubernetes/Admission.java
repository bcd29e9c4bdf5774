package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an object fit its kind before it is stored, or refuses it: unknown fields, defaults, validation. */
final class Admission {
    private Admission() {}

    /** Reports or refuses the fields of a body that its kind does not have, and drops them. */
    static void dropUnknownFields(Kind kind, ObjectNode body, WriteOptions options) {
        kind.rules().decodingError(body).ifPresent(error -> {
            throw ApiError.badRequest(cannotHandle(kind) + error);
        });
        if (options.validation() != WriteOptions.FieldValidation.IGNORE) {
            var findings = kind.rules().unknownFields(body).stream()
                    .map(path -> "unknown field \"" + path + "\"")
                    .toList();
            if (!findings.isEmpty() && options.validation() == WriteOptions.FieldValidation.STRICT) {
                throw ApiError.badRequest(cannotHandle(kind) + "strict decoding error: " + String.join(", ", findings));
            }
            options.warnings().addAll(findings);
        }
        kind.rules().prune(body);
    }

    /** Refuses an applied configuration that does not fit its type: the merge would not know what to do with it. */
    static void refuseUntyped(Kind kind, ObjectNode applied) {
        kind.rules().typedPatchError(applied).ifPresent(message -> {
            throw ApiError.untyped(message);
        });
    }

    private static String cannotHandle(Kind kind) {
        return kind.names().kind() + " in version \"" + kind.version() + "\" cannot be handled as a "
                + kind.names().kind() + ": ";
    }

    static void validate(Kind kind, ObjectNode now, Optional<ObjectNode> before, List<String> warnings) {
        List<ApiError.Cause> causes = new ArrayList<>(MetadataChecks.check(kind, now, before));
        var verdict = kind.rules().validate(now, before);
        causes.addAll(verdict.causes());
        if (!causes.isEmpty()) {
            throw ApiError.invalid(kind.kindSubject(Json.textAt(now, "metadata", "name")), causes);
        }
        warnings.addAll(verdict.warnings());
    }

    /** Refuses a body that is of another kind or place than its request says. */
    static void checkIdentity(Kind kind, ObjectNode body, String namespace, String name) {
        var apiVersion = Json.textAt(body, "apiVersion");
        var bodyKind = Json.textAt(body, "kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(kind.apiVersion())) {
            throw ApiError.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + kind.apiVersion() + ")");
        }
        if (!bodyKind.isEmpty() && !bodyKind.equals(kind.names().kind())) {
            throw ApiError.badRequest(cannotHandle(kind) + "the kind in the data is " + bodyKind);
        }
        var bodyNamespace = Json.textAt(body, "metadata", "namespace");
        if (kind.namespaced() && !bodyNamespace.isEmpty() && !bodyNamespace.equals(namespace)) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        var bodyName = Json.textAt(body, "metadata", "name");
        if (!name.isEmpty() && !bodyName.isEmpty() && !bodyName.equals(name)) {
            throw ApiError.badRequest(
                    "the name of the object (" + bodyName + ") does not match the name on the URL (" + name + ")");
        }
        body.put("apiVersion", kind.apiVersion()).put("kind", kind.names().kind());
        if (kind.namespaced()) {
            Json.metadata(body).put("namespace", namespace);
        } else {
            Json.metadata(body).remove("namespace");
        }
    }
}
