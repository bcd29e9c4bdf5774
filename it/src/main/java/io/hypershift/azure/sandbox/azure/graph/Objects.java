package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One of Graph's collections of directory objects. */
interface Objects {
    List<ObjectNode> all();

    ObjectNode create(ObjectNode body);

    void patch(String id, ObjectNode body);

    /** Whether there was one. */
    boolean delete(String id);
}
