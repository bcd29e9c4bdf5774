package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError.Cause;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is refused of any object's metadata. */
final class MetadataChecks {
    private static final int LONGEST_ANNOTATIONS = 256 << 10;
    private static final int LONGEST_VALUE = 63;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern PATH_SEGMENT = Pattern.compile("[^/%]+");
    private static final String SUBDOMAIN_RULE =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String LABEL_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345',"
                    + " regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private final JsonNode metadata;
    private final List<Cause> causes = new ArrayList<>();

    private MetadataChecks(JsonNode metadata) {
        this.metadata = metadata;
    }

    static List<Cause> check(Kind kind, ObjectNode object, Optional<ObjectNode> before) {
        var checks = new MetadataChecks(object.path("metadata"));
        if (before.isEmpty()) {
            checks.name(kind);
        }
        checks.labels();
        checks.annotations();
        before.ifPresent(checks::newFinalizers);
        return checks.causes;
    }

    private void name(Kind kind) {
        var name = Json.textAt(metadata, "name");
        var free = kind.group().equals("rbac.authorization.k8s.io");
        if (free
                ? !PATH_SEGMENT.matcher(name).matches()
                : !SUBDOMAIN.matcher(name).matches()) {
            invalid("metadata.name", "Invalid value: \"" + name + "\": " + SUBDOMAIN_RULE);
        } else if (name.length() > (kind.is("", "namespaces") || kind.is("", "services") ? LONGEST_VALUE : 253)) {
            invalid("metadata.name", "Invalid value: \"" + name + "\": must be no more than 253 characters");
        }
    }

    private void labels() {
        for (var entry : metadata.path("labels").properties()) {
            var value = entry.getValue().asText();
            if (value.length() > LONGEST_VALUE) {
                invalid("metadata.labels", "Invalid value: \"" + value + "\": must be no more than 63 characters");
            } else if (!value.isEmpty() && !LABEL.matcher(value).matches()) {
                invalid("metadata.labels", "Invalid value: \"" + value + "\": " + LABEL_RULE);
            }
            key("metadata.labels", entry.getKey());
        }
    }

    private void annotations() {
        var total = 0;
        for (var entry : metadata.path("annotations").properties()) {
            total += entry.getKey().length() + entry.getValue().asText().length();
            key("metadata.annotations", entry.getKey());
        }
        if (total > LONGEST_ANNOTATIONS) {
            causes.add(new Cause(
                    "FieldValueTooLong", "Too long: may not be more than 262144 bytes", "metadata.annotations"));
        }
    }

    private void key(String field, String key) {
        var slash = key.indexOf('/');
        var name = key.substring(slash + 1);
        var goodPrefix = slash < 0 || SUBDOMAIN.matcher(key.substring(0, slash)).matches();
        if (!goodPrefix || name.length() > LONGEST_VALUE || !LABEL.matcher(name).matches()) {
            invalid(
                    field,
                    "Invalid value: \"" + key + "\": name part must consist of alphanumeric characters, '-', '_' or"
                            + " '.', and must start and end with an alphanumeric character");
        }
    }

    private void newFinalizers(ObjectNode before) {
        if (!Json.metadata(before).has("deletionTimestamp")) {
            return;
        }
        List<String> old = new ArrayList<>();
        Json.at(before, "metadata", "finalizers").forEach(item -> old.add(item.asText()));
        List<String> added = new ArrayList<>();
        metadata.path("finalizers").forEach(item -> added.add(item.asText()));
        added.removeAll(old);
        if (!added.isEmpty()) {
            var list = added.stream().map(item -> '"' + item + '"').collect(Collectors.joining(", "));
            causes.add(new Cause(
                    "FieldValueForbidden",
                    "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers"
                            + " []string{" + list + "}",
                    "metadata.finalizers"));
        }
    }

    private void invalid(String field, String message) {
        causes.add(new Cause("FieldValueInvalid", message, field));
    }
}
