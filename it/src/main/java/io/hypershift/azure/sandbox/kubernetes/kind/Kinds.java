package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds a cluster serves at this moment. */
public final class Kinds {
    public static final ResourceName DEFINITIONS =
            new ResourceName("apiextensions.k8s.io", "customresourcedefinitions");

    private final Store store;
    private final CustomKinds custom = new CustomKinds();
    private final Map<String, Kind> builtIn = new LinkedHashMap<>();
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /** The kinds of one state of a definition; a change of its status alone does not make new ones. */
    private record Parsed(long generation, List<Kind> kinds) {}

    public Kinds(Store store) {
        this.store = store;
        BuiltInKinds.all()
                .forEach(kind -> builtIn.put(
                        path(kind.group(), kind.version(), kind.resource().plural()), kind));
    }

    public Optional<Kind> find(String group, String version, String plural) {
        var known = builtIn.get(path(group, version, plural));
        if (known != null) {
            return Optional.of(known);
        }
        return store
                .get(new ObjectKey(DEFINITIONS, "", plural + "." + group))
                .filter(Kinds::isServed)
                .map(this::kindsOf)
                .orElse(List.of())
                .stream()
                .filter(kind -> kind.version().equals(version))
                .findFirst();
    }

    /** The kind in the version that objects are stored in. */
    public Optional<Kind> find(ResourceName resource) {
        return all().stream()
                .filter(kind -> kind.resource().equals(resource) && kind.storage())
                .findFirst();
    }

    public List<Kind> all() {
        List<Kind> all = new ArrayList<>(builtIn.values());
        store.list(DEFINITIONS).objects().values().stream()
                .filter(Kinds::isServed)
                .forEach(definition -> all.addAll(kindsOf(definition)));
        return all;
    }

    private List<Kind> kindsOf(ObjectNode definition) {
        var generation = Json.at(definition, "metadata", "generation").asLong();
        return parsed.compute(
                        Json.textAt(definition, "metadata", "uid"),
                        (uid, present) -> present != null && present.generation() == generation
                                ? present
                                : new Parsed(generation, custom.of(definition)))
                .kinds();
    }

    private static boolean isServed(ObjectNode definition) {
        for (var condition : Json.at(definition, "status", "conditions")) {
            if (Json.textAt(condition, "type").equals("Established")) {
                return Json.textAt(condition, "status").equals("True");
            }
        }
        return false;
    }

    private static String path(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}
