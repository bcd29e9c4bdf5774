package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import java.util.function.Predicate;

/**
 * Which objects of a kind a request is about.
 *
 * @param narrowed whether labels or fields select some of them
 */
record Selection(String namespace, Predicate<ObjectNode> predicate, boolean narrowed) {

    static Selection of(HttpRequest request, ResourcePath path, Kind kind) {
        var labels = request.parameter("labelSelector").orElse("");
        var fields = request.parameter("fieldSelector").orElse("");
        return new Selection(
                path.namespace(),
                LabelSelector.parse(labels).and(FieldSelector.parse(fields, kind)),
                !labels.isEmpty() || !fields.isEmpty());
    }

    boolean matches(ObjectKey key, ObjectNode object) {
        return (namespace.isEmpty() || namespace.equals(key.namespace())) && predicate.test(object);
    }
}
