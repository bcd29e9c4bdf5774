package io.hypershift.azure.sandbox.hypershift.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lists of conditions as they stand in a status. */
public final class Conditions {
    private Conditions() {}

    /** As the Kubernetes API has them: with the generation they speak of. */
    public static ArrayNode observed(JsonNode present, List<Condition> wanted, long generation) {
        var list = merged(present, wanted, "reason");
        list.forEach(it -> ((ObjectNode) it).put("observedGeneration", generation));
        return list;
    }

    /**
     * As {@link #observed}, with those that are not spoken of as they were.
     *
     * @param dropped the types that are there no longer when they are not spoken of
     */
    public static ArrayNode keeping(JsonNode present, List<Condition> wanted, long generation, String... dropped) {
        var list = observed(present, wanted, generation);
        for (var it : present) {
            var type = it.path("type").asText();
            if (!List.of(dropped).contains(type)
                    && wanted.stream().noneMatch(other -> other.type().equals(type))) {
                list.add(it);
            }
        }
        return list;
    }

    /** As Cluster API v1beta1 has them: no generation, no reason while all is well, a severity while it is not. */
    public static ArrayNode clusterApi(JsonNode present, List<Condition> wanted) {
        var list = merged(present, wanted, "");
        for (var it : list) {
            var condition = (ObjectNode) it;
            if ("True".equals(condition.path("status").asText())) {
                condition.remove(List.of("reason", "message"));
            } else {
                condition.put("severity", "Error");
            }
        }
        return list;
    }

    /** As the workload controllers have them. */
    public static ArrayNode plain(JsonNode present, List<Condition> wanted) {
        return merged(present, wanted, "");
    }

    private static ArrayNode merged(JsonNode present, List<Condition> wanted, String required) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var condition : wanted) {
            var json = list.addObject()
                    .put("type", condition.type())
                    .put("status", condition.status())
                    .put("lastTransitionTime", since(present, condition));
            if (!condition.reason().isEmpty() || required.equals("reason")) {
                json.put("reason", condition.reason());
            }
            if (!condition.message().isEmpty() || required.equals("reason")) {
                json.put("message", condition.message());
            }
        }
        return list;
    }

    private static String since(JsonNode present, Condition condition) {
        for (var it : present) {
            if (condition.type().equals(it.path("type").asText())
                    && condition.status().equals(it.path("status").asText())) {
                return it.path("lastTransitionTime").asText();
            }
        }
        return now();
    }

    /** Now, as Kubernetes writes times. */
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
