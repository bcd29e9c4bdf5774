package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.ObjectKey;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import java.util.List;
import java.util.Optional;

/**
 * A kind of object in one served version.
 *
 * @param custom whether a CustomResourceDefinition brought it
 * @param storage whether objects are written in this version
 */
public record Kind(
        ResourceName resource,
        String version,
        KindNames names,
        boolean namespaced,
        boolean hasStatus,
        boolean hasGeneration,
        Optional<ScalePaths> scale,
        boolean custom,
        boolean storage,
        KindRules rules,
        List<PrinterColumn> columns) {

    public String group() {
        return resource.group();
    }

    public String apiVersion() {
        return group().isEmpty() ? version : group() + "/" + version;
    }

    public boolean is(String group, String plural) {
        return resource.group().equals(group) && resource.plural().equals(plural);
    }

    /** The key of an object of this kind; a namespace is ignored when the kind has none. */
    public ObjectKey key(String namespace, String name) {
        return new ObjectKey(resource, namespaced ? namespace : "", name);
    }

    /** What a failure to find or write an object names. */
    public ApiError.Subject subject(String name) {
        return new ApiError.Subject(group(), resource.plural(), name);
    }

    /** What a finding about an object's content names. */
    public ApiError.Subject kindSubject(String name) {
        return new ApiError.Subject(group(), names.kind(), name);
    }

    /** A stored object as this version shows it, its fields shared. Versions differ in nothing but their name. */
    public ObjectNode view(ObjectNode stored) {
        var view = Json.object();
        view.put("apiVersion", apiVersion()).put("kind", names.kind());
        stored.properties().forEach(entry -> {
            if (!view.has(entry.getKey())) {
                view.set(entry.getKey(), entry.getValue());
            }
        });
        return view;
    }
}
