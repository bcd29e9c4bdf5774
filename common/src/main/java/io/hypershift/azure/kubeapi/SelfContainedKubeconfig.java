package io.hypershift.azure.kubeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kubeconfig that somebody sent as a text. Whoever it is may have no right to this machine, so it must not make us read a
 * file of it or run a program on it: only fields that hold what they say are taken over (Kubernetes' {@code
 * client-go/tools/clientcmd/api/v1/types.go} has them all).
 */
record SelfContainedKubeconfig(ObjectNode tree) {
    private static final Map<String, String> REFUSED = Map.of(
            "exec", "runs a program",
            "auth-provider", "runs a program",
            "tokenFile", "reads a file",
            "client-certificate", "reads a file",
            "client-key", "reads a file",
            "certificate-authority", "reads a file");

    private static final Set<String> CLUSTER = Set.of(
            "server",
            "certificate-authority-data",
            "insecure-skip-tls-verify",
            "tls-server-name",
            "disable-compression");
    private static final Set<String> USER =
            Set.of("client-certificate-data", "client-key-data", "token", "username", "password");
    private static final Set<String> CONTEXT = Set.of("cluster", "user", "namespace");

    /** What in it reaches out of it, each as the end of a sentence: {@code has exec of user "ci" (runs a program)}. */
    List<String> refusals() {
        var refusals = new TreeSet<String>();
        refuse("users", "user", refusals);
        refuse("clusters", "cluster", refusals);
        return List.copyOf(refusals);
    }

    /** The same kubeconfig in JSON, with nothing in it but what is known to be harmless. */
    String harmless(Optional<String> context) {
        var result = Json.object().put("apiVersion", "v1").put("kind", "Config");
        take("clusters", "cluster", CLUSTER, result);
        take("users", "user", USER, result);
        take("contexts", "context", CONTEXT, result);
        result.put(
                "current-context",
                context.orElseGet(() -> tree.path("current-context").asText("")));
        return result.toString();
    }

    private void refuse(String list, String item, Set<String> refusals) {
        for (var entry : entries(list)) {
            entry.path(item).fieldNames().forEachRemaining(field -> {
                if (REFUSED.containsKey(field)) {
                    refusals.add("has " + field + " of " + item + " \""
                            + entry.path("name").asText("") + "\" (" + REFUSED.get(field) + ")");
                }
            });
        }
    }

    private void take(String list, String item, Set<String> fields, ObjectNode result) {
        var taken = result.putArray(list);
        for (var entry : entries(list)) {
            var copy = taken.addObject();
            var content = copy.put("name", entry.path("name").asText("")).putObject(item);
            for (var field : fields) {
                var value = entry.path(item).path(field);
                if (value.isValueNode()) {
                    content.set(field, value);
                }
            }
        }
    }

    private List<JsonNode> entries(String list) {
        var entries = new ArrayList<JsonNode>();
        tree.path(list).forEach(entries::add);
        return entries;
    }
}
