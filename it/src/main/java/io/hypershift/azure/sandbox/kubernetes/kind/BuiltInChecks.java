package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError.Cause;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Kubernetes refuses of its own kinds, as far as this product's clients come near it. */
final class BuiltInChecks {
    private static final int LARGEST_DATA = 1 << 20;

    private static final Pattern MICRO_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(Z|[-+]\\d\\d:\\d\\d)");

    private final ObjectNode now;
    private final List<Cause> causes = new ArrayList<>();

    private BuiltInChecks(ObjectNode now) {
        this.now = now;
    }

    static List<Cause> check(String kind, ObjectNode now, Optional<ObjectNode> before) {
        var checks = new BuiltInChecks(now);
        checks.content(kind);
        before.ifPresent(old -> checks.immutables(kind, old));
        return checks.causes;
    }

    /** Times of leases are read with microseconds and not without. */
    static Optional<String> unreadableTime(String kind, ObjectNode object) {
        return Stream.of("renewTime", "acquireTime")
                .map(name -> Json.textAt(object, "spec", name))
                .filter(time -> kind.equals("Lease")
                        && !time.isEmpty()
                        && !MICRO_TIME.matcher(time).matches())
                .findFirst()
                .map(time -> "parsing time \"" + time + "\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse \"Z\""
                        + " as \".000000\"");
    }

    private void content(String kind) {
        switch (kind) {
            case "ConfigMap" -> size("");
            case "Secret" -> {
                size("data");
                pullSecret();
            }
            case "Lease" -> lease();
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> {
                required("spec", "selector");
                selectorMatchesTemplate();
                containers("spec", "template", "spec", "containers");
            }
            case "Job" -> containers("spec", "template", "spec", "containers");
            case "Pod" -> containers("spec", "containers");
            default -> {
                // Whatever fits the type is taken.
            }
        }
    }

    private void immutables(String kind, ObjectNode before) {
        switch (kind) {
            case "Secret", "ConfigMap" -> {
                if (kind.equals("Secret")) {
                    immutable(before, "type");
                }
                if (before.path("immutable").asBoolean()) {
                    frozen(before, "data");
                }
            }
            case "Job" -> immutable(before, "spec", "template");
            case "Deployment", "ReplicaSet", "DaemonSet" -> immutable(before, "spec", "selector");
            case "PriorityClass" -> immutable(before, "value");
            case "ClusterRoleBinding", "RoleBinding" -> roleRef(before);
            case "CustomResourceDefinition" -> storedVersions(before);
            default -> {
                // Everything may change.
            }
        }
    }

    private void immutable(ObjectNode before, String... path) {
        var value = Json.at(now, path);
        if (!value.equals(Json.at(before, path))) {
            invalid(String.join(".", path), "Invalid value: " + quoted(value) + ": field is immutable");
        }
    }

    private void frozen(ObjectNode before, String field) {
        if (!now.path(field).equals(before.path(field))
                || !now.path("immutable").asBoolean()) {
            causes.add(
                    new Cause("FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set", field));
        }
    }

    private void roleRef(ObjectNode before) {
        if (!now.path("roleRef").equals(before.path("roleRef"))) {
            invalid("roleRef", "Invalid value: " + now.path("roleRef") + ": cannot change roleRef");
        }
    }

    private void storedVersions(ObjectNode before) {
        var stored = Json.at(before, "status", "storedVersions");
        for (var i = 0; i < stored.size(); i++) {
            var version = stored.get(i).asText();
            var served = false;
            for (var candidate : Json.at(now, "spec", "versions")) {
                served |= Json.textAt(candidate, "name").equals(version);
            }
            if (!served) {
                invalid(
                        "status.storedVersions[" + i + "]",
                        "Invalid value: \"" + version + "\": missing from spec.versions; " + version
                                + " was previously a storage version, and must remain in spec.versions until a"
                                + " storage migration ensures no data remains persisted in " + version
                                + " and removes " + version + " from status.storedVersions");
            }
        }
    }

    private void size(String field) {
        var total = 0L;
        for (var values : List.of(now.path("data"), now.path("binaryData"))) {
            for (var value : values) {
                total += value.asText().length();
            }
        }
        if (total > LARGEST_DATA) {
            causes.add(new Cause("FieldValueTooLong", "Too long: may not be more than 1048576 bytes", field));
        }
    }

    private void pullSecret() {
        if (!Json.textAt(now, "type").equals("kubernetes.io/dockerconfigjson")) {
            return;
        }
        var content = Json.at(now, "data", ".dockerconfigjson");
        if (content.isMissingNode()) {
            causes.add(new Cause("FieldValueRequired", "Required value", "data[.dockerconfigjson]"));
        } else if (!isJson(content)) {
            invalid(
                    "data[.dockerconfigjson]",
                    "Invalid value: \"<secret contents redacted>\": invalid character in the content");
        }
    }

    private static boolean isJson(JsonNode base64) {
        try {
            return Json.parse(Base64.getDecoder().decode(base64.asText())).isObject();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private void lease() {
        var duration = Json.at(now, "spec", "leaseDurationSeconds");
        if (duration.isNumber() && duration.asLong() <= 0) {
            invalid("spec.leaseDurationSeconds", "Invalid value: " + duration + ": must be greater than 0");
        }
    }

    private void selectorMatchesTemplate() {
        var labels = Json.at(now, "spec", "template", "metadata", "labels");
        var wanted = Json.at(now, "spec", "selector", "matchLabels");
        if (Json.names(wanted).stream().anyMatch(name -> !wanted.get(name).equals(labels.path(name)))) {
            invalid(
                    "spec.template.metadata.labels",
                    "Invalid value: " + quoted(labels) + ": `selector` does not match template `labels`");
        }
    }

    private void containers(String... path) {
        if (Json.at(now, path).isEmpty()) {
            required(path);
        }
    }

    private void required(String... path) {
        var value = Json.at(now, path);
        if (value.isMissingNode() || (value.isContainerNode() && value.isEmpty())) {
            causes.add(new Cause("FieldValueRequired", "Required value", String.join(".", path)));
        }
    }

    private void invalid(String field, String message) {
        causes.add(new Cause("FieldValueInvalid", message, field));
    }

    private static String quoted(JsonNode value) {
        return value.isMissingNode() ? "null" : value.toString();
    }
}
