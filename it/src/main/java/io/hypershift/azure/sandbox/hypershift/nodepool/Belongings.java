package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;

/** What was made for a node pool in its control plane's namespace, what is being deleted included. */
record Belongings(KubeApi api, String namespace, String pool) {

    List<Resource> list(Kind kind) {
        return api.list(kind, namespace).stream()
                .filter(it ->
                        it.annotation(NodePool.ANNOTATION).filter(pool::equals).isPresent())
                .toList();
    }
}
