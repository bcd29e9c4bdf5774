package io.hypershift.azure.sandbox.kubernetes.failure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.TreeMap;

/** A request that is refused, as the Status object that Kubernetes answers with. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String message;
    private final String reason;
    private final transient Subject subject;
    private final transient List<Cause> causes;

    /**
     * What a failure is about.
     *
     * @param kind the plural of the resource, for findings about an object's content its kind
     */
    public record Subject(String group, String kind, String name) {
        static final Subject NONE = new Subject("", "", "");

        String qualified() {
            return group.isEmpty() ? kind : kind + "." + group;
        }
    }

    /** One of several findings behind a failure. */
    public record Cause(String reason, String message, String field) {
        String text() {
            return field.isEmpty() ? message : field + ": " + message;
        }
    }

    public ApiError(int code, String reason, String message) {
        this(code, reason, message, Subject.NONE, List.of());
    }

    private ApiError(int code, String reason, String message, Subject subject, List<Cause> causes) {
        super(message);
        this.code = code;
        this.message = message;
        this.reason = reason;
        this.subject = subject;
        this.causes = List.copyOf(causes);
    }

    public static ApiError badRequest(String message) {
        return new ApiError(400, "BadRequest", message);
    }

    public static ApiError unauthorized() {
        return new ApiError(401, "Unauthorized", "Unauthorized");
    }

    public static ApiError forbidden(Subject subject, String why) {
        return forbidden(subject, why, List.of());
    }

    public static ApiError forbidden(Subject subject, String why, List<Cause> causes) {
        var what = subject.name().isEmpty() ? subject.qualified() : named(subject);
        return new ApiError(403, "Forbidden", what + " is forbidden: " + why, subject, causes);
    }

    public static ApiError notFound(Subject subject) {
        return new ApiError(404, "NotFound", named(subject) + " not found", subject, List.of());
    }

    public static ApiError noSuchPath() {
        return new ApiError(404, "NotFound", "the server could not find the requested resource");
    }

    public static ApiError methodNotAllowed() {
        return new ApiError(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    public static ApiError alreadyExists(Subject subject) {
        return new ApiError(409, "AlreadyExists", named(subject) + " already exists", subject, List.of());
    }

    public static ApiError beingDeleted(Subject subject) {
        return new ApiError(
                409,
                "AlreadyExists",
                "object is being deleted: " + named(subject) + " already exists",
                subject,
                List.of());
    }

    public static ApiError conflict(Subject subject, String why) {
        var message = "Operation cannot be fulfilled on " + named(subject) + ": " + why;
        return new ApiError(409, "Conflict", message, subject, List.of());
    }

    public static ApiError modified(Subject subject) {
        return conflict(
                subject, "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiError applyConflict(List<Cause> causes) {
        var message = causes.size() == 1
                ? "Apply failed with 1 conflict: " + causes.get(0).message() + ": "
                        + causes.get(0).field()
                : "Apply failed with " + causes.size() + " conflicts: " + conflictsByManager(causes);
        return new ApiError(409, "Conflict", message, Subject.NONE, causes);
    }

    private static String conflictsByManager(List<Cause> causes) {
        var byManager = new TreeMap<String, StringBuilder>();
        causes.forEach(cause -> byManager
                .computeIfAbsent(
                        cause.message().replaceFirst("conflict", "conflicts") + ":", title -> new StringBuilder(title))
                .append("\n- ")
                .append(cause.field()));
        return String.join("\n", byManager.values());
    }

    public static ApiError expired(String message) {
        return new ApiError(410, "Expired", message);
    }

    public static ApiError unsupportedMediaType(String message) {
        return new ApiError(415, "UnsupportedMediaType", message);
    }

    public static ApiError invalid(Subject subject, List<Cause> causes) {
        var findings = causes.stream().map(Cause::text).toList();
        var list = findings.size() == 1 ? findings.get(0) : findings.toString().replace("], [", ", ");
        return new ApiError(422, "Invalid", named(subject) + " is invalid: " + list, subject, causes);
    }

    public static ApiError invalid(Subject subject, String field, String message) {
        return invalid(subject, List.of(new Cause("FieldValueInvalid", message, field)));
    }

    /** A failure without a reason, as which the server reports what does not fit an object's type. */
    public static ApiError untyped(String message) {
        return new ApiError(500, "", message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The Status object. */
    public ObjectNode toStatus() {
        var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!subject.equals(Subject.NONE) || !causes.isEmpty() || code == 504) {
            status.set("details", details());
        }
        return status.put("code", code);
    }

    private ObjectNode details() {
        var details = Json.object();
        putUnlessEmpty(details, "name", subject.name());
        putUnlessEmpty(details, "group", subject.group());
        putUnlessEmpty(details, "kind", subject.kind());
        if (!causes.isEmpty()) {
            var list = details.putArray("causes");
            causes.forEach(cause -> {
                var entry = list.addObject().put("reason", cause.reason()).put("message", cause.message());
                putUnlessEmpty(entry, "field", cause.field());
            });
        }
        if (code == 504) {
            details.put("retryAfterSeconds", 1);
        }
        return details;
    }

    private static void putUnlessEmpty(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static String named(Subject subject) {
        return subject.qualified() + " \"" + subject.name() + "\"";
    }
}
