package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The defaults of Kubernetes' own kinds that clients meet. */
final class BuiltInDefaults {
    private BuiltInDefaults() {}

    static void apply(String kind, ObjectNode object) {
        switch (kind) {
            case "Namespace" -> namespace(object);
            case "Secret" -> secret(object);
            case "Service" -> service(object);
            case "Pod" -> pod(Json.child(object, "spec"));
            case "Deployment", "StatefulSet", "ReplicaSet" -> replicated(kind, Json.child(object, "spec"));
            case "DaemonSet" -> template(Json.child(object, "spec"));
            case "Job" -> job(Json.child(object, "spec"));
            case "CronJob" -> cronJob(Json.child(object, "spec"));
            case "StorageClass" -> storageClass(object);
            case "PersistentVolumeClaim" -> text(Json.child(object, "spec"), "volumeMode", "Filesystem");
            case "ClusterRoleBinding", "RoleBinding" -> binding(object);
            case "CustomResourceDefinition" -> definition(object);
            default -> {
                // Kinds without defaults that matter.
            }
        }
    }

    private static void namespace(ObjectNode object) {
        Json.child(Json.metadata(object), "labels")
                .put("kubernetes.io/metadata.name", Json.textAt(object, "metadata", "name"));
        var isNew = !Json.metadata(object).has("deletionTimestamp");
        if (isNew && !Json.at(object, "spec", "finalizers").isArray()) {
            Json.child(object, "spec").putArray("finalizers").add("kubernetes");
        }
        text(Json.child(object, "status"), "phase", "Active");
    }

    private static void secret(ObjectNode object) {
        text(object, "type", "Opaque");
        if (object.remove("stringData") instanceof ObjectNode plain) {
            var data = Json.child(object, "data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void service(ObjectNode object) {
        var spec = Json.child(object, "spec");
        text(spec, "type", "ClusterIP");
        text(spec, "sessionAffinity", "None");
        text(spec, "internalTrafficPolicy", "Cluster");
        if (Json.textAt(spec, "type").equals("LoadBalancer")) {
            text(spec, "externalTrafficPolicy", "Cluster");
            value(spec, "allocateLoadBalancerNodePorts", Json.object().booleanNode(true));
        }
        for (var port : spec.path("ports")) {
            text((ObjectNode) port, "protocol", "TCP");
            value((ObjectNode) port, "targetPort", port.path("port"));
        }
        Json.child(Json.child(object, "status"), "loadBalancer");
    }

    private static void replicated(String kind, ObjectNode spec) {
        number(spec, "replicas", 1);
        template(spec);
        if (!kind.equals("ReplicaSet")) {
            number(spec, "revisionHistoryLimit", 10);
        }
        if (kind.equals("Deployment")) {
            number(spec, "progressDeadlineSeconds", 600);
            var strategy = Json.child(spec, "strategy");
            text(strategy, "type", "RollingUpdate");
            if (Json.textAt(strategy, "type").equals("RollingUpdate")) {
                text(Json.child(strategy, "rollingUpdate"), "maxSurge", "25%");
                text(Json.child(strategy, "rollingUpdate"), "maxUnavailable", "25%");
            }
        }
    }

    private static void job(ObjectNode spec) {
        number(spec, "parallelism", 1);
        number(spec, "completions", 1);
        number(spec, "backoffLimit", 6);
        text(spec, "completionMode", "NonIndexed");
        value(spec, "suspend", Json.object().booleanNode(false));
        template(spec);
    }

    private static void cronJob(ObjectNode spec) {
        text(spec, "concurrencyPolicy", "Allow");
        value(spec, "suspend", Json.object().booleanNode(false));
        number(spec, "successfulJobsHistoryLimit", 3);
        number(spec, "failedJobsHistoryLimit", 1);
    }

    private static void template(ObjectNode spec) {
        pod(Json.child(Json.child(spec, "template"), "spec"));
    }

    private static void pod(ObjectNode spec) {
        text(spec, "restartPolicy", "Always");
        text(spec, "dnsPolicy", "ClusterFirst");
        text(spec, "schedulerName", "default-scheduler");
        number(spec, "terminationGracePeriodSeconds", 30);
        Json.child(spec, "securityContext");
        spec.path("initContainers").forEach(BuiltInDefaults::container);
        spec.path("containers").forEach(BuiltInDefaults::container);
    }

    private static void container(JsonNode node) {
        var container = (ObjectNode) node;
        var image = Json.textAt(container, "image");
        text(container, "imagePullPolicy", image.matches(".*(:latest|/[^:@]*)|[^:@]*") ? "Always" : "IfNotPresent");
        text(container, "terminationMessagePath", "/dev/termination-log");
        text(container, "terminationMessagePolicy", "File");
        Json.child(container, "resources");
        container.path("ports").forEach(port -> text((ObjectNode) port, "protocol", "TCP"));
    }

    private static void storageClass(ObjectNode object) {
        text(object, "reclaimPolicy", "Delete");
        text(object, "volumeBindingMode", "Immediate");
    }

    private static void binding(ObjectNode object) {
        text(Json.child(object, "roleRef"), "apiGroup", "rbac.authorization.k8s.io");
        object.path("subjects").forEach(subject -> {
            if (!Json.textAt(subject, "kind").equals("ServiceAccount")) {
                text((ObjectNode) subject, "apiGroup", "rbac.authorization.k8s.io");
            }
        });
    }

    private static void definition(ObjectNode object) {
        var spec = Json.child(object, "spec");
        var names = Json.child(spec, "names");
        var kind = Json.textAt(names, "kind");
        text(names, "listKind", kind + "List");
        text(names, "singular", kind.toLowerCase(Locale.ROOT));
        text(Json.child(spec, "conversion"), "strategy", "None");
    }

    private static void text(ObjectNode object, String name, String value) {
        value(object, name, object.textNode(value));
    }

    private static void number(ObjectNode object, String name, int value) {
        value(object, name, object.numberNode(value));
    }

    private static void value(ObjectNode object, String name, JsonNode value) {
        if (!object.hasNonNull(name)) {
            object.set(name, value);
        }
    }
}
