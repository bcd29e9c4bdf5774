package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.Map;
import java.util.stream.Stream;

/** What Kubernetes' admission plugins ServiceAccount, Priority and ResourceQuota do to a new pod: fill in what others hold, or refuse it. */
final class PodAdmission {
    private static final ResourceName ACCOUNTS = new ResourceName("", "serviceaccounts");
    private static final ResourceName PODS = new ResourceName("", "pods");
    private static final ResourceName QUOTAS = new ResourceName("", "resourcequotas");
    private static final ResourceName PRIORITIES = new ResourceName("scheduling.k8s.io", "priorityclasses");

    private final Store store;

    PodAdmission(Store store) {
        this.store = store;
    }

    void admit(ObjectNode pod) {
        var spec = Json.child(pod, "spec");
        account(pod, spec);
        priority(pod, spec);
        quota(pod);
    }

    private void account(ObjectNode pod, ObjectNode spec) {
        var namespace = Json.textAt(pod, "metadata", "namespace");
        var name = spec.path("serviceAccountName").asText("default");
        var account = store.get(new ObjectKey(ACCOUNTS, namespace, name))
                .orElseThrow(() -> forbidden(
                        pod,
                        "error looking up service account " + namespace + "/" + name + ": serviceaccount \"" + name
                                + "\" not found"));
        spec.put("serviceAccountName", name).put("serviceAccount", name);
        if (spec.path("imagePullSecrets").isEmpty() && account.has("imagePullSecrets")) {
            spec.set("imagePullSecrets", account.get("imagePullSecrets").deepCopy());
        }
    }

    private void priority(ObjectNode pod, ObjectNode spec) {
        var name = Json.textAt(spec, "priorityClassName");
        var priority = name.isEmpty()
                ? Json.object()
                : store.get(new ObjectKey(PRIORITIES, "", name))
                        .orElseThrow(() -> forbidden(pod, "no PriorityClass with name " + name + " was found"));
        spec.put("priority", priority.path("value").asInt());
        spec.put("preemptionPolicy", priority.path("preemptionPolicy").asText("PreemptLowerPriority"));
    }

    /** Of all that a quota may limit, the number of pods. */
    private void quota(ObjectNode pod) {
        var namespace = Json.textAt(pod, "metadata", "namespace");
        in(namespace, QUOTAS).forEach(quota -> {
            var limit = Json.at(quota, "spec", "hard", "pods");
            var used = in(namespace, PODS)
                    .map(it -> Json.textAt(it, "status", "phase"))
                    .filter(phase -> !phase.equals("Succeeded") && !phase.equals("Failed"))
                    .count();
            if (!limit.isMissingNode() && used >= limit.asLong()) {
                throw forbidden(
                        pod,
                        "exceeded quota: " + Json.textAt(quota, "metadata", "name") + ", requested: pods=1, used: pods="
                                + used + ", limited: pods=" + limit.asText());
            }
        });
    }

    private Stream<ObjectNode> in(String namespace, ResourceName resource) {
        return store.list(resource).objects().entrySet().stream()
                .filter(it -> it.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue);
    }

    /** A name that was made up is not known yet when the plugins run. */
    private static ApiError forbidden(ObjectNode pod, String why) {
        var prefix = Json.textAt(pod, "metadata", "generateName");
        var name = prefix.isEmpty() ? Json.textAt(pod, "metadata", "name") : prefix;
        return ApiError.forbidden(new ApiError.Subject("", "pods", name), why);
    }
}
