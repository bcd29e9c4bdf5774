package io.hypershift.azure.sandbox.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * A request path that leads to objects.
 *
 * @param namespace empty when the path names none
 * @param name empty for all objects of the resource
 * @param subresource empty for the object itself
 */
record ResourcePath(String group, String version, String namespace, String resource, String name, String subresource) {

    static Optional<ResourcePath> parse(String path) {
        var steps = List.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1));
        if (steps.size() >= 3 && steps.get(0).equals("api")) {
            return Optional.of(below("", steps.get(1), steps.subList(2, steps.size())));
        }
        if (steps.size() >= 4 && steps.get(0).equals("apis")) {
            return Optional.of(below(steps.get(1), steps.get(2), steps.subList(3, steps.size())));
        }
        return Optional.empty();
    }

    /** A namespace has sub-resources itself, and what else stands below it is in it. */
    private static ResourcePath below(String group, String version, List<String> steps) {
        var inNamespace = steps.size() >= 3
                && steps.get(0).equals("namespaces")
                && !(group.isEmpty() && List.of("status", "finalize").contains(steps.get(2)));
        var namespace = inNamespace ? steps.get(1) : "";
        var rest = inNamespace ? steps.subList(2, steps.size()) : steps;
        return new ResourcePath(group, version, namespace, step(rest, 0), step(rest, 1), step(rest, 2));
    }

    boolean isCollection() {
        return name.isEmpty();
    }

    private static String step(List<String> steps, int index) {
        return steps.size() > index ? steps.get(index) : "";
    }
}
