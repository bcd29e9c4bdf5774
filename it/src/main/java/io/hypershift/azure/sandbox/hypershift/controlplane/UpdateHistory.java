package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The releases a cluster has gone to, newest first, as ClusterVersion and HyperShift keep them. */
final class UpdateHistory {
    private UpdateHistory() {}

    /**
     * The history as it is now.
     *
     * @param present as it was
     * @param isDone whether all that there is to do for the newest release is done
     */
    static ArrayNode of(JsonNode present, String version, String image, boolean isDone) {
        ArrayNode history = present instanceof ArrayNode array ? array.deepCopy() : Json.array();
        if (!history.path(0).path("image").asText().equals(image)) {
            if (history.path(0) instanceof ObjectNode left && !left.hasNonNull("completionTime")) {
                left.put("completionTime", Conditions.now());
            }
            history.insert(0, begun(version, image));
        } else if (isDone && !isCompleted(history.get(0))) {
            ((ObjectNode) history.get(0)).put("state", "Completed").put("completionTime", Conditions.now());
        }
        return history;
    }

    static ObjectNode begun(String version, String image) {
        var entry = Json.object(Map.of(
                "state",
                "Partial",
                "startedTime",
                Conditions.now(),
                "version",
                version,
                "image",
                image,
                "verified",
                false));
        return entry.putNull("completionTime");
    }

    /** The version that was last gone to, all the way. */
    static Optional<String> completed(JsonNode history) {
        return StreamSupport.stream(history.spliterator(), false)
                .filter(UpdateHistory::isCompleted)
                .map(it -> it.path("version").asText())
                .findFirst();
    }

    private static boolean isCompleted(JsonNode entry) {
        return entry.path("state").asText().equals("Completed");
    }
}
