package io.hypershift.azure.sandbox.kubernetes;

import java.util.List;
import java.util.function.Predicate;

/** What somebody may do, by rules as roles have them. */
public record Rights(List<Rule> rules) implements Predicate<AccessRequest> {
    private static final String ALL = "*";

    /**
     * One rule; {@code *} stands for everything.
     *
     * @param resources with a sub-resource after a slash where only that is meant
     * @param namespaces where it holds; none for the whole cluster
     * @param resourceNames the objects it holds for; none for all
     */
    public record Rule(
            List<String> verbs,
            List<String> apiGroups,
            List<String> resources,
            List<String> namespaces,
            List<String> resourceNames) {

        /** One that holds everywhere, for all objects. */
        public static Rule of(List<String> verbs, List<String> apiGroups, List<String> resources) {
            return new Rule(verbs, apiGroups, resources, List.of(), List.of());
        }

        public Rule inNamespaces(String... names) {
            return new Rule(verbs, apiGroups, resources, List.of(names), resourceNames);
        }

        boolean covers(AccessRequest request) {
            var resource = request.subresource().isEmpty()
                    ? request.resource()
                    : request.resource() + "/" + request.subresource();
            return covers(verbs, request.verb())
                    && covers(apiGroups, request.group())
                    && covers(resources, resource)
                    && (namespaces.isEmpty() || namespaces.contains(request.namespace()))
                    && (resourceNames.isEmpty() || resourceNames.contains(request.name()));
        }

        private static boolean covers(List<String> given, String wanted) {
            return given.contains(ALL) || given.contains(wanted);
        }
    }

    @Override
    public boolean test(AccessRequest request) {
        return rules.stream().anyMatch(rule -> rule.covers(request));
    }
}
