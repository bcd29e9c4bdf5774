package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Storage accounts as the blob service sees them: names, keys and containers. The resources are the truth. */
public final class Accounts {
    public static final String TYPE = "Microsoft.Storage/storageAccounts";
    public static final String CONTAINER = TYPE + "/blobServices/containers";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, List<Key>> keys = new ConcurrentHashMap<>();
    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
    private final ResourceStore resources;
    private final Blobs blobs;

    public Accounts(ResourceStore resources, Blobs blobs) {
        this.resources = resources;
        this.blobs = blobs;
    }

    /** A shared key. */
    public record Key(String name, String value) {}

    public Optional<Resource> find(String account) {
        return resources.ofType(TYPE).stream()
                .filter(resource -> resource.id().name().equals(account))
                .findFirst();
    }

    public Optional<Resource> container(String account, String container) {
        return find(account).flatMap(found -> resources.find(containerId(found.id(), container)));
    }

    public static ResourceId containerId(ResourceId account, String container) {
        return account.child("blobServices", "default").child("containers", container);
    }

    public List<Key> keys(String account) {
        return keys.computeIfAbsent(account, missing -> List.of(new Key("key1", newKey()), new Key("key2", newKey())));
    }

    /** Lets the name belong to somebody else's subscription. */
    public void takeElsewhere(String account) {
        elsewhere.add(account);
    }

    public boolean isTakenElsewhere(String account) {
        return elsewhere.contains(account);
    }

    /** Drops what belongs to a deleted account. */
    public void forget(String account) {
        keys.remove(account);
        blobs.removeAccount(account);
    }

    public void forgetContainer(String account, String container) {
        blobs.removeContainer(account, container);
    }

    private String newKey() {
        var key = new byte[64];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
