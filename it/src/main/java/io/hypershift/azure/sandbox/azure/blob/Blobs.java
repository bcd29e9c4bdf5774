package io.hypershift.azure.sandbox.azure.blob;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The blobs of all accounts. */
public final class Blobs {
    private final ConcurrentSkipListMap<String, Blob> byPath = new ConcurrentSkipListMap<>();

    /**
     * One blob.
     *
     * @param properties headers that come back as they were given, such as Content-Type and x-ms-meta-*
     */
    record Blob(String name, byte[] content, Map<String, String> properties, String etag, Instant modified) {}

    /** Puts a blob there behind everybody's back. */
    public void publish(String account, String container, String name, String contentType, byte[] content) {
        put(account, container, new Blob(name, content, Map.of("Content-Type", contentType), "\"0x0\"", Instant.now()));
    }

    void put(String account, String container, Blob blob) {
        byPath.put(path(account, container, blob.name()), blob);
    }

    Optional<Blob> find(String account, String container, String name) {
        return Optional.ofNullable(byPath.get(path(account, container, name)));
    }

    boolean remove(String account, String container, String name) {
        return byPath.remove(path(account, container, name)) != null;
    }

    List<Blob> list(String account, String container, String prefix) {
        var from = path(account, container, prefix);
        return byPath.tailMap(from).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(Map.Entry::getValue)
                .toList();
    }

    void removeContainer(String account, String container) {
        byPath.keySet().removeIf(path -> path.startsWith(path(account, container, "")));
    }

    void removeAccount(String account) {
        byPath.keySet().removeIf(path -> path.startsWith(account + "/"));
    }

    private static String path(String account, String container, String name) {
        return account + "/" + container + "/" + name;
    }
}
