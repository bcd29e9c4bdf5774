package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Merge rules as a CRD's schema gives them: lists are atomic unless it says otherwise, objects are not. */
record SchemaMergeRules(Optional<SchemaNode> schema, boolean resource) implements MergeRules {
    @Override
    public Sharing list() {
        return switch (schema.map(node -> node.listType().kind()).orElse(ListType.Kind.ATOMIC)) {
            case ATOMIC -> Sharing.ATOMIC;
            case SET -> Sharing.BY_VALUE;
            case MAP -> Sharing.BY_KEYS;
        };
    }

    @Override
    public Sharing map() {
        return schema.filter(SchemaNode::atomicMap).isPresent() ? Sharing.ATOMIC : Sharing.BY_FIELD;
    }

    @Override
    public List<String> keys() {
        return schema.map(node -> node.listType().keys()).orElse(List.of());
    }

    @Override
    public Optional<JsonNode> keyDefault(String key) {
        return schema.flatMap(SchemaNode::items)
                .flatMap(item -> item.field(key))
                .flatMap(SchemaNode::defaultValue);
    }

    @Override
    public MergeRules field(String name) {
        if (name.equals("metadata")
                && (resource || schema.filter(SchemaNode::embeddedResource).isPresent())) {
            return new BuiltInMergeRules(name);
        }
        return new SchemaMergeRules(schema.flatMap(node -> node.field(name)), false);
    }

    @Override
    public MergeRules items() {
        return new SchemaMergeRules(schema.flatMap(SchemaNode::items), false);
    }
}
