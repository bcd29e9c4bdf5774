package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;

/** One request for objects of a kind. */
record Call(HttpRequest request, ResourcePath path, Kind kind) {

    ObjectKey key() {
        return kind.key(path.namespace(), path.name());
    }

    ObjectNode body() {
        return Bodies.object(request);
    }

    boolean isSet(String parameter) {
        return request.parameter(parameter)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }
}
