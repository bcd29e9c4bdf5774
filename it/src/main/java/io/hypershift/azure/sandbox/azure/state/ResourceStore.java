package io.hypershift.azure.sandbox.azure.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Everything that exists, by id without regard to case. */
public final class ResourceStore {
    private final ConcurrentSkipListMap<String, Resource> byKey = new ConcurrentSkipListMap<>();

    public Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(byKey.get(id.key()));
    }

    public void put(Resource resource) {
        byKey.put(resource.id().key(), resource);
    }

    /** Whether it was new. */
    public boolean putIfAbsent(Resource resource) {
        return byKey.putIfAbsent(resource.id().key(), resource) == null;
    }

    public boolean remove(ResourceId id) {
        return byKey.remove(id.key()) != null;
    }

    /** Removes a resource and all that lies below it. */
    public void removeTree(ResourceId root) {
        byKey.values().removeIf(resource -> root.contains(resource.id()));
    }

    public List<Resource> all() {
        return List.copyOf(byKey.values());
    }

    public List<Resource> where(Predicate<Resource> condition) {
        return byKey.values().stream().filter(condition).toList();
    }

    public List<Resource> ofType(String type) {
        return where(resource -> resource.id().is(type));
    }

    /** What lies anywhere below this scope and is of this type. */
    public List<Resource> below(ResourceId scope, String type) {
        return where(resource -> scope.contains(resource.id()) && resource.id().is(type));
    }

    /** The id in the case in which it, or the nearest thing above it, was created. */
    public ResourceId asCreated(ResourceId id) {
        for (ResourceId above : id.lineage()) {
            var known = find(above);
            if (known.isPresent()) {
                return new ResourceId(known.get().id().text()
                        + id.text().substring(above.text().length()));
            }
        }
        return id;
    }
}
