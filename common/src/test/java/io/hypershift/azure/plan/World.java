package io.hypershift.azure.plan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A world of named texts, which the plans of tests bring into a wanted state. */
final class World {
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<String> looks = new CopyOnWriteArrayList<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();

    World with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    /** The names of what was looked at, in order. */
    List<String> looks() {
        return List.copyOf(looks);
    }

    /** The names of what was written or deleted, in order. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    Resource<String> text(String name, String wanted) {
        return text(name, values -> wanted);
    }

    Resource<String> text(String name, Function<Values, String> wanted) {
        return new Resource<>() {
            @Override
            public Look<String> look(Values values) {
                looks.add(name);
                var there = texts.get(name);
                var text = wanted.apply(values);
                if (there == null) {
                    return Look.absent();
                }
                return there.equals(text) ? Look.matching(there) : Look.different(there, "text");
            }

            @Override
            public String put(Values values, Look<String> found) {
                var text = wanted.apply(values);
                writes.add(name);
                texts.put(name, text);
                return text;
            }
        };
    }

    Removal gone(String name) {
        return new Removal() {
            @Override
            public boolean exists() {
                looks.add(name);
                return texts.containsKey(name);
            }

            @Override
            public void delete() {
                writes.add(name);
                texts.remove(name);
            }
        };
    }
}
