package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import java.util.ArrayList;
import java.util.List;

/**
 * How a write is to be done.
 *
 * @param manager the field manager, as the client calls itself
 * @param warnings takes what the client is told beside the answer
 */
record WriteOptions(String manager, boolean dryRun, FieldValidation validation, boolean force, List<String> warnings) {

    /** What becomes of fields that a kind does not have. */
    enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    static WriteOptions of(HttpRequest request) {
        return new WriteOptions(
                request.parameter("fieldManager")
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() -> fromUserAgent(request)),
                !request.query().getOrDefault("dryRun", List.of()).isEmpty(),
                validation(request.parameter("fieldValidation").orElse("Warn")),
                request.parameter("force").filter("true"::equals).isPresent(),
                new ArrayList<>());
    }

    /** Writes of the cluster's own controllers. */
    static WriteOptions ofController(String name) {
        return new WriteOptions(name, false, FieldValidation.IGNORE, false, new ArrayList<>());
    }

    private static String fromUserAgent(HttpRequest request) {
        var agent = request.header("User-Agent").orElse("unknown");
        var slash = agent.indexOf('/');
        return slash < 0 ? agent : agent.substring(0, slash);
    }

    private static FieldValidation validation(String name) {
        return switch (name) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default -> throw ApiError.badRequest("fieldValidation: unsupported value " + name);
        };
    }
}
