package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.schema.MergeRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        return fields.misfits(object).unknown().stream()
                .map(path -> path.substring(1))
                .toList();
    }

    @Override
    public Optional<String> decodingError(ObjectNode object) {
        return fields.misfits(object).wrongTypes().stream()
                .findFirst()
                .map(wrong -> "json: cannot unmarshal "
                        + wrong.value().getNodeType().name().toLowerCase(Locale.ROOT) + " into Go struct field " + kind
                        + wrong.path() + " of type " + wrong.expected())
                .or(() -> BuiltInChecks.unreadableTime(kind, object));
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
    public Verdict validate(ObjectNode now, Optional<ObjectNode> before) {
        return new Verdict(BuiltInChecks.check(kind, now, before), List.of());
    }

    @Override
    public Optional<String> typedPatchError(ObjectNode applied) {
        var misfits = fields.misfits(applied);
        var wrongTypes = misfits.wrongTypes().stream()
                .map(wrong -> wrong.path() + ": expected " + wrong.expected() + ", got "
                        + wrong.value().getNodeType().name().toLowerCase(Locale.ROOT));
        var unknown = misfits.unknown().stream().map(path -> path + ": field not declared in schema");
        return Stream.concat(wrongTypes, unknown)
                .findFirst()
                .map(finding -> "failed to create typed patch object ("
                        + Json.textAt(applied, "metadata", "namespace") + "/"
                        + Json.textAt(applied, "metadata", "name") + "; " + groupVersion(applied) + ", Kind=" + kind
                        + "): " + finding);
    }

    /** The core group shows as nothing before the slash. */
    private static String groupVersion(ObjectNode applied) {
        var apiVersion = Json.textAt(applied, "apiVersion");
        return apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
    }

    @Override
    public MergeRules mergeRules() {
        return MergeRules.builtIn();
    }
}
