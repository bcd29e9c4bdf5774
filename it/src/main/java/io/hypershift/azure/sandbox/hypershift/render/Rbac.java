package io.hypershift.azure.sandbox.hypershift.render;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Roles from one line a rule: {@code group,group / resource,resource named name: verb,verb}. */
final class Rbac {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private static final Pattern RULE =
            Pattern.compile("(?<groups>\\S+) / (?<resources>\\S+?)( named (?<names>\\S+))?: (?<verbs>\\S+)");

    private Rbac() {}

    static Resource serviceAccount(String namespace, String name) {
        return Resource.of(new Kind("", "v1", "ServiceAccount", "serviceaccounts", true), namespace, name);
    }

    static Resource clusterRole(String name, String rules) {
        return Resource.of(kind("ClusterRole"), name).with("/rules", rules(rules));
    }

    static Resource role(String namespace, String name, String rules) {
        return Resource.of(kind("Role"), namespace, name).with("/rules", rules(rules));
    }

    static Resource clusterRoleBinding(String name, Map<String, String> subject) {
        return clusterRoleBinding(name, List.of(subject));
    }

    static Resource clusterRoleBinding(String name, List<Map<String, String>> subjects) {
        return Resource.of(kind("ClusterRoleBinding"), name)
                .with("/roleRef", Map.of("apiGroup", GROUP, "kind", "ClusterRole", "name", name))
                .with("/subjects", subjects);
    }

    static Resource roleBinding(String namespace, String name, Map<String, String> subject) {
        return roleBinding(namespace, name, name, subject);
    }

    static Resource roleBinding(String namespace, String name, String role, Map<String, String> subject) {
        return Resource.of(kind("RoleBinding"), namespace, name)
                .with("/roleRef", Map.of("apiGroup", GROUP, "kind", "Role", "name", role))
                .with("/subjects", List.of(subject));
    }

    static Map<String, String> account(String namespace, String name) {
        return Map.of("kind", "ServiceAccount", "name", name, "namespace", namespace);
    }

    static Map<String, String> group(String name) {
        return Map.of("apiGroup", GROUP, "kind", "Group", "name", name);
    }

    private static Kind kind(String name) {
        return new Kind(GROUP, "v1", name, name.toLowerCase(java.util.Locale.ROOT) + "s", !name.startsWith("Cluster"));
    }

    private static List<Map<String, Object>> rules(String text) {
        return text.lines().map(Rbac::rule).toList();
    }

    private static Map<String, Object> rule(String line) {
        var parts = RULE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        var rule = new HashMap<String, Object>();
        rule.put(
                "apiGroups",
                list(parts.group("groups")).stream()
                        .map(group -> group.equals("core") ? "" : group)
                        .toList());
        rule.put("resources", list(parts.group("resources")));
        rule.put("verbs", list(parts.group("verbs")));
        if (parts.group("names") != null) {
            rule.put("resourceNames", list(parts.group("names")));
        }
        return rule;
    }

    private static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }
}
