package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.time.Duration;

/** Establishes CustomResourceDefinitions after a while, and takes their objects away with them. */
final class DefinitionController implements Controller {
    private final Store store;
    private final Kinds kinds;
    private final Deletion deletion;
    private final Delays delays;
    private final Duration delay;

    DefinitionController(Store store, Kinds kinds, Deletion deletion, Delays delays, Duration delay) {
        this.store = store;
        this.kinds = kinds;
        this.deletion = deletion;
        this.delays = delays;
        this.delay = delay;
    }

    @Override
    public void onChange(Change change) {
        if (!change.key().resource().equals(Kinds.DEFINITIONS)) {
            if (change.deleted()) {
                releaseDefinitionOf(change.key().resource());
            }
        } else if (!change.deleted()) {
            onDefinition(change.key(), change.after());
        }
    }

    private void onDefinition(ObjectKey key, ObjectNode definition) {
        if (Json.metadata(definition).has("deletionTimestamp")) {
            deleteInstances(instancesOf(definition));
            releaseDefinitionOf(instancesOf(definition));
        } else if (!DefinitionStatus.isEstablished(definition)) {
            delays.after(delay, () -> establish(key));
        }
    }

    private void establish(ObjectKey key) {
        store.get(key)
                .filter(present -> !DefinitionStatus.isEstablished(present))
                .ifPresent(present -> {
                    var next = present.deepCopy();
                    DefinitionStatus.establish(next);
                    if (store.swap(key, present, next).isEmpty()) {
                        establish(key);
                    }
                });
    }

    private void deleteInstances(ResourceName resource) {
        store.list(resource).objects().forEach((key, object) -> {
            if (!Json.metadata(object).has("deletionTimestamp")) {
                kinds.find(resource).ifPresent(kind -> deletion.delete(kind, key, Json.object(), false));
            }
        });
    }

    private void releaseDefinitionOf(ResourceName resource) {
        var key = new ObjectKey(Kinds.DEFINITIONS, "", resource.plural() + "." + resource.group());
        var terminating = store.get(key)
                .filter(definition -> Json.metadata(definition).has("deletionTimestamp"))
                .isPresent();
        if (terminating && store.list(resource).objects().isEmpty()) {
            new FinalizerRelease(store).release(key, Deletion.INSTANCES_OF_DEFINITION);
        }
    }

    private static ResourceName instancesOf(ObjectNode definition) {
        return new ResourceName(
                Json.textAt(definition, "spec", "group"), Json.textAt(definition, "spec", "names", "plural"));
    }
}
