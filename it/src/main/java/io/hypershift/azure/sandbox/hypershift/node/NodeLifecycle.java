package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.SilentNodes;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The controller of nodes: one that nothing is heard from is not ready, and neither are the pods on it. */
public final class NodeLifecycle implements Reconciler {
    private static final Condition READY = Condition.isTrue("Ready", "KubeletReady", "kubelet is posting ready status");
    private static final Condition SILENT =
            Condition.isUnknown("Ready", "NodeStatusUnknown", "Kubelet stopped posting node status.");

    private final KubeApi api;
    private final Cache nodes;
    private final Cache pods;
    private final SilentNodes silent;

    public NodeLifecycle(KubeApi api, Caches caches, SilentNodes silent) {
        this.api = api;
        this.nodes = caches.of(Kind.NODE);
        this.pods = caches.of(Kind.POD);
        this.silent = silent;
    }

    /** Looks at all nodes; neither namespace nor name matters. */
    @Override
    public Next reconcile(String namespace, String name) {
        for (var node : nodes.all()) {
            var isSilent = silent.isSilent(node.name());
            if (isSilent == node.hasCondition("Ready", "True")) {
                api.updateStatus(Kind.NODE, node, status(node, isSilent ? SILENT : READY));
            }
            if (isSilent) {
                pods.all().stream()
                        .filter(pod -> pod.text("/spec/nodeName").equals(node.name()))
                        .filter(pod -> pod.hasCondition("Ready", "True"))
                        .forEach(pod -> api.updateStatus(
                                Kind.POD, pod, status(pod, Condition.isFalse("Ready", "NodeNotReady", ""))));
            }
        }
        return Next.WHEN_CHANGED;
    }

    /** The same status with one condition changed. */
    private static JsonNode status(Resource of, Condition condition) {
        ObjectNode status = of.at("/status").deepCopy();
        var others = of.items("/status/conditions").stream()
                .filter(it -> !it.path("type").asText().equals(condition.type()))
                .toList();
        var conditions = Json.object(Map.of())
                .arrayNode()
                .addAll(others)
                .addAll(Conditions.plain(of.at("/status/conditions"), List.of(condition)));
        return Objects.requireNonNull(status).set("conditions", conditions);
    }
}
