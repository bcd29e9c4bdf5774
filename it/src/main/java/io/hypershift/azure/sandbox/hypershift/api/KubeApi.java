package io.hypershift.azure.sandbox.hypershift.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A client of one API server, in the forms that controllers use. */
public final class KubeApi implements AutoCloseable {
    private final KubernetesClient client;
    private final String manager;
    private final MergeRequests merges;

    /** Somebody who is told of changes, until closed. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Is told of every change to an object, and once of each that is there. */
    public interface Observer {
        void changed(Resource now);

        void gone(Resource last);
    }

    /** A client that writes under this field manager. */
    public KubeApi(String kubeconfig, String manager) {
        this(client(kubeconfig), manager);
    }

    private KubeApi(KubernetesClient client, String manager) {
        this.client = client;
        this.manager = manager;
        this.merges = new MergeRequests(client, manager);
    }

    private static KubernetesClient client(String kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The same client under another field manager; it is closed with this one. */
    public KubeApi as(String other) {
        return new KubeApi(client, other);
    }

    public Optional<Resource> get(Kind kind, String namespace, String name) {
        return Optional.ofNullable(one(kind, namespace, name).get()).map(KubeApi::resource);
    }

    public Optional<Resource> get(Kind kind, String name) {
        return get(kind, "", name);
    }

    /** All in a namespace; none where the kind is not served. */
    public List<Resource> list(Kind kind, String namespace) {
        return list(kind, namespace, Map.of());
    }

    public List<Resource> list(Kind kind, String namespace, Map<String, String> labels) {
        try {
            var scope = kind.namespaced() && !namespace.isEmpty()
                    ? all(kind).inNamespace(namespace)
                    : all(kind).inAnyNamespace();
            return scope.withLabels(labels).list().getItems().stream()
                    .map(KubeApi::resource)
                    .toList();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /** Server-side apply, by force: what stands here is ours to say. */
    public Resource apply(Kind kind, Resource desired) {
        var applied = scoped(kind, desired.namespace())
                .resource(generic(desired.json()))
                .fieldManager(manager)
                .forceConflicts()
                .serverSideApply();
        return resource(applied);
    }

    public Resource create(Kind kind, Resource desired) {
        return resource(scoped(kind, desired.namespace())
                .resource(generic(desired.json()))
                .create());
    }

    /** Creates; answers what the server says to it if it refuses. */
    public Optional<String> tryToCreate(Kind kind, Resource desired) {
        try {
            create(kind, desired);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 403 && e.getCode() != 422) {
                throw e;
            }
            return Optional.ofNullable(e.getStatus())
                    .map(Status::getMessage)
                    .or(() -> Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Puts a pod on a node, as a scheduler does; answers whether it was still there and without one. */
    public boolean bind(Resource pod, String node) {
        var binding = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Binding",
                "metadata",
                Map.of("name", pod.name(), "namespace", pod.namespace()),
                "target",
                Map.of("apiVersion", "v1", "kind", "Node", "name", node));
        var path = Kind.POD.path(pod.namespace(), pod.name()) + "/binding";
        try {
            client.raw(path, "POST", Json.object(binding).toString());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw e;
            }
            return false;
        }
    }

    /** Changes the status if it differs; the object may be gone meanwhile. */
    public void updateStatus(Kind kind, Resource before, JsonNode status) {
        var patch = MergePatch.between(before.at("/status"), status);
        if (!patch.isEmpty()) {
            merges.send(kind, before, "status", Json.tree(Map.of("status", patch)));
        }
    }

    /** Changes everything but the status, unless somebody else has changed the object meanwhile. */
    public void update(Kind kind, Resource before, Resource after) {
        isUpdated(kind, before, after);
    }

    /** Returns whether the object was still there. */
    private boolean isUpdated(Kind kind, Resource before, Resource after) {
        var patch = MergePatch.between(before.json(), after.json());
        if (!patch.isEmpty()) {
            patch.withObject("/metadata").put("resourceVersion", before.text("/metadata/resourceVersion"));
            return merges.send(kind, before, "", patch);
        }
        return true;
    }

    /** Returns whether the object was still there: nothing is made for one that has gone before it could be held. */
    public boolean addFinalizer(Kind kind, Resource resource, String finalizer) {
        var finalizers = resource.finalizers();
        if (finalizers.contains(finalizer)) {
            return true;
        }
        var more = new java.util.ArrayList<>(finalizers);
        more.add(finalizer);
        return isUpdated(kind, resource, resource.with("/metadata/finalizers", more));
    }

    public void removeFinalizer(Kind kind, Resource resource, String finalizer) {
        var left = resource.finalizers().stream()
                .filter(it -> !it.equals(finalizer))
                .toList();
        update(kind, resource, resource.with("/metadata/finalizers", left));
    }

    /** Deletes; does nothing where nothing is. */
    public void delete(Kind kind, String namespace, String name) {
        one(kind, namespace, name).delete();
    }

    /** Deletes unless it is gone or going. */
    public void delete(Kind kind, Resource resource) {
        if (!resource.isDeleting()) {
            delete(kind, resource.namespace(), resource.name());
        }
    }

    /** Whether the server serves this kind yet. */
    public boolean serves(Kind kind) {
        try {
            all(kind)
                    .inAnyNamespace()
                    .list(new ListOptionsBuilder().withLimit(1L).build());
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** Tells of every change to an object of this kind, and once of each that is there. */
    public Watch watch(Kind kind, Consumer<Resource> changed) {
        return watch(kind, new Observer() {
            @Override
            public void changed(Resource now) {
                changed.accept(now);
            }

            @Override
            public void gone(Resource last) {
                changed.accept(last);
            }
        });
    }

    public Watch watch(Kind kind, Observer observer) {
        var informer = all(kind).inAnyNamespace().inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource it) {
                observer.changed(resource(it));
            }

            @Override
            public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource it) {
                observer.changed(resource(it));
            }

            @Override
            public void onDelete(GenericKubernetesResource it, boolean stateUnknown) {
                observer.gone(resource(it));
            }
        });
        return informer::close;
    }

    private MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
            all(Kind kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.name())
                .withPlural(kind.plural())
                .withNamespaced(kind.namespaced())
                .build());
    }

    private io.fabric8.kubernetes.client.dsl.NonNamespaceOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
            scoped(Kind kind, String namespace) {
        return kind.namespaced() ? all(kind).inNamespace(namespace) : all(kind);
    }

    private io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource> one(
            Kind kind, String namespace, String name) {
        return scoped(kind, namespace).withName(name);
    }

    private static Resource resource(GenericKubernetesResource it) {
        return new Resource(Json.object(it));
    }

    private static GenericKubernetesResource generic(ObjectNode json) {
        return Json.MAPPER.convertValue(json, GenericKubernetesResource.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
