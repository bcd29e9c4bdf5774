package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema of one version of a custom resource: what an API server asks it on every write. */
public final class ObjectSchema {
    private static final String RULES_HIDDEN = "some validation rules were not checked because the object was invalid; "
            + "correct the existing errors to complete validation";

    private final SchemaNode root;
    private final RuleCheck ruleCheck;

    ObjectSchema(SchemaNode root, CelRules rules) {
        this.root = root;
        this.ruleCheck = new RuleCheck(rules);
    }

    /** Fields the schema does not declare, like {@code spec.typo}, sorted. */
    public List<String> unknownFields(ObjectNode object) {
        return UnknownFields.find(object, root);
    }

    /** Takes away what {@link #unknownFields} finds. */
    public void prune(ObjectNode object) {
        UnknownFields.prune(object, root);
    }

    public void applyDefaults(ObjectNode object) {
        Defaults.apply(object, root);
    }

    /** Why the object is refused; nothing when it is valid. */
    public List<FieldCause> validate(ObjectNode now, @Nullable ObjectNode before) {
        return review(now, before).causes();
    }

    /** As {@link #validate}, with warnings for what was as wrong before. */
    public Findings review(ObjectNode now, @Nullable ObjectNode before) {
        JsonNode old = before == null ? MissingNode.getInstance() : before;
        Findings structure = StructureCheck.check(now, old, root).and(uniqueness(now, before));
        if (structure.causes().stream().anyMatch(FieldCause::hidesRules)) {
            return structure.and(
                    Findings.of(List.of(FieldCause.invalid(FieldCause.NO_FIELD, "null: " + RULES_HIDDEN))));
        }
        return structure.and(ruleCheck.check(now, old, root));
    }

    /**
     * What server-side apply says of a body it cannot make sense of: unknown fields, wrong types and duplicates, which it
     * never forgives.
     */
    public Optional<String> typedPatchError(ObjectNode applied) {
        return TypedPatch.error(applied, root);
    }

    /** How appliers share objects of this schema. */
    public MergeRules mergeRules() {
        return MergeRules.of(root);
    }

    /** All rules, for checking that each of them compiles. */
    List<Rule> rules() {
        List<Rule> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private Findings uniqueness(ObjectNode now, @Nullable ObjectNode before) {
        boolean brokenBefore =
                before != null && !UniquenessCheck.check(before, root).isEmpty();
        return brokenBefore ? Findings.NONE : Findings.of(UniquenessCheck.check(now, root));
    }

    private static void collect(SchemaNode node, List<Rule> found) {
        found.addAll(node.rules());
        node.properties().values().forEach(child -> collect(child, found));
        node.additional().ifPresent(child -> collect(child, found));
        node.items().ifPresent(child -> collect(child, found));
        node.alternatives().all().forEach(child -> collect(child, found));
    }
}
