package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.time.Duration;

/** Fills new namespaces with what each has, and empties those that are being deleted. */
final class NamespaceController implements Controller {
    private static final ResourceName NAMESPACES = new ResourceName("", "namespaces");
    private static final WriteOptions OPTIONS = WriteOptions.ofController("kube-controller-manager");

    private final Store store;
    private final Kinds kinds;
    private final Creation creation;
    private final Deletion deletion;
    private final String authority;
    private final Delays delays;
    private final Duration drainDelay;

    NamespaceController(
            Store store,
            Kinds kinds,
            Creation creation,
            Deletion deletion,
            String authority,
            Delays delays,
            Duration drainDelay) {
        this.store = store;
        this.kinds = kinds;
        this.creation = creation;
        this.deletion = deletion;
        this.authority = authority;
        this.delays = delays;
        this.drainDelay = drainDelay;
    }

    @Override
    public void onChange(Change change) {
        if (change.key().resource().equals(NAMESPACES)) {
            onNamespace(change);
        } else if (change.deleted() && !change.key().namespace().isEmpty()) {
            finish(change.key().namespace());
        }
    }

    private void onNamespace(Change change) {
        var name = change.key().name();
        if (change.deleted()) {
            return;
        }
        if (Json.metadata(change.after()).has("deletionTimestamp")) {
            if (change.before().filter(NamespaceController::isTerminating).isEmpty()) {
                delays.after(drainDelay, () -> drain(name));
            }
        } else if (change.before().isEmpty()) {
            fill(name);
        }
    }

    /** Makes what each namespace has, as far as it is not there. */
    void fill(String namespace) {
        create("serviceaccounts", namespace, Json.object(), "default");
        var bundle = Json.object();
        bundle.putObject("data").put("ca.crt", authority);
        create("configmaps", namespace, bundle, "kube-root-ca.crt");
    }

    private void create(String plural, String namespace, ObjectNode body, String name) {
        var kind = kinds.find("", "v1", plural).orElseThrow();
        if (store.get(kind.key(namespace, name)).isEmpty()) {
            Json.metadata(body).put("name", name);
            creation.create(kind, namespace, body, OPTIONS);
        }
    }

    private void drain(String namespace) {
        store.everything().forEach((key, object) -> {
            if (key.namespace().equals(namespace)) {
                kinds.find(key.resource()).ifPresent(kind -> deleteQuietly(kind, key));
            }
        });
        finish(namespace);
    }

    private void deleteQuietly(Kind kind, ObjectKey key) {
        try {
            deletion.delete(kind, key, Json.object(), false);
        } catch (ApiError e) {
            // Already gone.
        }
    }

    /** Lets go of a namespace that is being deleted once it is empty. */
    private void finish(String namespace) {
        var key = new ObjectKey(NAMESPACES, "", namespace);
        var current = store.get(key).filter(NamespaceController::isTerminating);
        if (current.isEmpty() || isInUse(namespace)) {
            return;
        }
        var released = current.get().deepCopy();
        Json.child(released, "spec").remove("finalizers");
        var done = Deletion.isDue(released)
                ? store.remove(key, current.get(), released)
                : store.swap(key, current.get(), released);
        if (done.isEmpty()) {
            finish(namespace);
        }
    }

    private boolean isInUse(String namespace) {
        return store.everything().keySet().stream()
                .anyMatch(key -> key.namespace().equals(namespace));
    }

    private static boolean isTerminating(ObjectNode namespace) {
        return Json.metadata(namespace).has("deletionTimestamp");
    }
}
