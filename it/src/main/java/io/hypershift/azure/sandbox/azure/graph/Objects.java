package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One of Graph's collections of directory objects. */
interface Objects {
    List<ObjectNode> all();

    /**
     * Creates an object.
     *
     * @param owner who creates it, by object id
     */
    ObjectNode create(ObjectNode body, String owner);

    /** The property that an object can be created by with {@code Prefer: create-if-missing}. */
    String upsertKey();

    void patch(String id, ObjectNode body);

    /** Whether there was one. */
    boolean delete(String id);
}
