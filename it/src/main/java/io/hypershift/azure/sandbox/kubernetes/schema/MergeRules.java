package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** How several appliers share one value of an object, and, going down by {@link #field} and {@link #items}, its parts. */
public interface MergeRules {
    /** Who can own what of a value. */
    enum Sharing {
        /** The value has one owner; of an object each field has its own. */
        BY_FIELD,
        /** A list that one owner has whole, or an object. */
        ATOMIC,
        /** A list of which each item has its owners; the item itself tells it from others. */
        BY_VALUE,
        /** A list of which each item has its owners; {@link #keys} tell it from others. */
        BY_KEYS
    }

    /** How a value is shared if it is a list. */
    Sharing list();

    /** How a value is shared if it is an object. */
    Sharing map();

    List<String> keys();

    /** What an item that lacks this key is taken to have. */
    Optional<JsonNode> keyDefault(String key);

    MergeRules field(String name);

    MergeRules items();

    /** The rules of a built-in kind, from the names that fields have across them. */
    static MergeRules builtIn() {
        return new BuiltInMergeRules("");
    }

    static MergeRules of(SchemaNode root) {
        return new SchemaMergeRules(Optional.of(root), true);
    }
}
