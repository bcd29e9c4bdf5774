package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server itself, not a controller, fills in when objects of some kinds are written. */
final class KindEffects {
    private final PodAdmission pods;
    private final Duration definitionDelay;
    private final AtomicInteger clusterIps = new AtomicInteger(1);

    KindEffects(PodAdmission pods, Duration definitionDelay) {
        this.pods = pods;
        this.definitionDelay = definitionDelay;
    }

    void onCreate(Kind kind, ObjectNode object) {
        switch (kind.names().kind()) {
            case "Pod" -> {
                pods.admit(object);
                Json.child(object, "status").put("phase", "Pending");
            }
            case "Job" -> jobSelector(object);
            case "Service" -> clusterIp(Json.child(object, "spec"));
            case "CustomResourceDefinition" -> {
                if (definitionDelay.isZero()) {
                    DefinitionStatus.establish(object);
                }
            }
            default -> {
                // Stored as it came.
            }
        }
    }

    void onUpdate(Kind kind, ObjectNode before, ObjectNode object) {
        switch (kind.names().kind()) {
            case "Service" -> keepClusterIp(before.path("spec"), Json.child(object, "spec"));
            case "CustomResourceDefinition" -> {
                if (definitionDelay.isZero()) {
                    DefinitionStatus.establish(object);
                }
            }
            default -> {
                // Stored as it came.
            }
        }
    }

    /** A service keeps its address when an update does not name it. */
    private static void keepClusterIp(JsonNode before, ObjectNode spec) {
        for (var name : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (!spec.has(name) && !Json.textAt(spec, "type").equals("ExternalName")) {
                Json.putOrRemove(spec, name, before.get(name));
            }
        }
    }

    /** As the Job strategy does: pods are found by the job's uid. */
    private static void jobSelector(ObjectNode job) {
        if (Json.at(job, "spec", "manualSelector").asBoolean()) {
            return;
        }
        var uid = Json.textAt(job, "metadata", "uid");
        var name = Json.textAt(job, "metadata", "name");
        var spec = Json.child(job, "spec");
        Json.child(Json.child(spec, "selector"), "matchLabels").put("batch.kubernetes.io/controller-uid", uid);
        Json.child(Json.metadata(Json.child(spec, "template")), "labels")
                .put("batch.kubernetes.io/controller-uid", uid)
                .put("batch.kubernetes.io/job-name", name)
                .put("controller-uid", uid)
                .put("job-name", name);
    }

    private void clusterIp(ObjectNode spec) {
        var type = Json.textAt(spec, "type");
        if (type.equals("ExternalName") || spec.has("clusterIP")) {
            return;
        }
        var number = clusterIps.getAndIncrement();
        var address = "10.0." + number / 254 + "." + (number % 254 + 1);
        spec.put("clusterIP", address).putArray("clusterIPs").add(address);
        spec.putArray("ipFamilies").add("IPv4");
        spec.put("ipFamilyPolicy", "SingleStack");
    }
}
