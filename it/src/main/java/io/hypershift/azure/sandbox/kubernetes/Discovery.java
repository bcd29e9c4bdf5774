package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells what the server serves. */
final class Discovery {
    private static final String[] VERBS = {
        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"
    };

    private final Kinds kinds;

    Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The document at a discovery path, if it is one and the group is served. */
    Optional<ObjectNode> document(String path) {
        var steps = path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", -1);
        return switch (steps[0] + steps.length) {
            case "api1" -> Optional.of(coreVersions());
            case "apis1" -> Optional.of(groups());
            case "api2" -> resources("", steps[1]);
            case "apis2" -> Optional.ofNullable(versions().get(steps[1])).map(versions -> group(steps[1], versions));
            case "apis3" -> resources(steps[1], steps[2]);
            default -> Optional.empty();
        };
    }

    boolean serves(String group, String version) {
        return group.isEmpty()
                ? version.equals("v1")
                : versions().getOrDefault(group, new TreeSet<>()).contains(version);
    }

    /** Served versions by group, the core group left out. */
    NavigableMap<String, NavigableSet<String>> versions() {
        NavigableMap<String, NavigableSet<String>> versions = new TreeMap<>();
        kinds.all().stream()
                .filter(kind -> !kind.group().isEmpty())
                .forEach(kind -> versions.computeIfAbsent(kind.group(), group -> new TreeSet<>())
                        .add(kind.version()));
        Reviews.KINDS
                .keySet()
                .forEach(group ->
                        versions.computeIfAbsent(group, any -> new TreeSet<>()).add("v1"));
        return versions;
    }

    private static ObjectNode coreVersions() {
        var document = Json.object().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        document.putArray("serverAddressByClientCIDRs");
        return document;
    }

    private ObjectNode groups() {
        var document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var list = document.putArray("groups");
        versions().forEach((name, versions) -> list.add(group(name, versions)));
        return document;
    }

    private static ObjectNode group(String name, NavigableSet<String> versions) {
        var group =
                Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        var list = group.putArray("versions");
        versions.forEach(version -> list.add(version(name, version)));
        group.set("preferredVersion", version(name, preferred(versions)));
        return group;
    }

    private static ObjectNode version(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }

    /** A stable version before any other. */
    private static String preferred(NavigableSet<String> versions) {
        return versions.stream()
                .filter(version -> version.matches("v[0-9]+"))
                .reduce((first, second) -> second)
                .orElseGet(versions::last);
    }

    private Optional<ObjectNode> resources(String group, String version) {
        if (!serves(group, version)) {
            return Optional.empty();
        }
        var document = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        var list = document.putArray("resources");
        kinds.all().stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version))
                .forEach(kind -> describe(kind, list));
        Reviews.KINDS
                .getOrDefault(group, Map.of())
                .forEach((plural, kind) -> list.add(resource(plural, kind, false, List.of("create"))));
        return Optional.of(document);
    }

    private static void describe(Kind kind, ArrayNode list) {
        var plural = kind.resource().plural();
        var name = kind.names().kind();
        var resource = resource(plural, name, kind.namespaced(), List.of(VERBS));
        resource.put("singularName", kind.names().singular());
        texts(resource, "shortNames", kind.names().shortNames());
        texts(resource, "categories", kind.names().categories());
        list.add(resource);
        if (kind.hasStatus()) {
            list.add(resource(plural + "/status", name, kind.namespaced(), List.of("get", "patch", "update")));
        }
        if (kind.scale().isPresent()) {
            list.add(resource(plural + "/scale", "Scale", kind.namespaced(), List.of("get", "patch", "update"))
                    .put("group", "autoscaling")
                    .put("version", "v1"));
        }
        if (kind.is("", "pods")) {
            list.add(resource("pods/log", "Pod", true, List.of("get")));
            list.add(resource("pods/portforward", "PodPortForwardOptions", true, List.of("create", "get")));
            list.add(resource("pods/binding", "Binding", true, List.of("create")));
        }
    }

    private static ObjectNode resource(String name, String kind, boolean namespaced, List<String> verbs) {
        var resource = Json.object()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", namespaced)
                .put("kind", kind);
        texts(resource, "verbs", verbs);
        return resource;
    }

    private static void texts(ObjectNode object, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            var list = object.putArray(name);
            texts.forEach(list::add);
        }
    }
}
