package io.hypershift.azure.kubeapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Kubernetes API server. Objects go in and come out as {@link Manifest}s; refusals come as our own failures. */
public final class KubeApi implements AutoCloseable {
    /** kubectl's own size of a page. */
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final KubeCall call;
    private final Trees trees;
    private final Clock clock;
    private final boolean readOnly;

    KubeApi(KubernetesClient client, String origin, Clock clock) {
        this(client, origin, clock, false);
    }

    private KubeApi(KubernetesClient client, String origin, Clock clock, boolean readOnly) {
        this.client = client;
        this.clock = clock;
        this.readOnly = readOnly;
        this.call = new KubeCall(origin, client.getMasterUrl().toString());
        this.trees = new Trees(client.getKubernetesSerialization());
    }

    /** The same, closed with it, for those who only look: whatever they ask for, nothing is changed. */
    public KubeApi readOnly() {
        return new KubeApi(client, call.origin(), clock, true);
    }

    /** The URL of the API server. */
    public String url() {
        return client.getMasterUrl().toString();
    }

    /** Where the access to it came from, as the user knows it. */
    public String origin() {
        return call.origin();
    }

    /** The API server's own time, which all who share the cluster agree on. */
    public Clock clock() {
        return clock;
    }

    public Optional<Manifest> find(Ref ref) {
        return call.find("read " + ref, () -> operation(ref).get()).map(trees::manifest);
    }

    /** The object; absent also where the server does not have the kind. */
    public Optional<Manifest> findIfServed(Ref ref) {
        return ifServed(() -> find(ref), Optional.empty());
    }

    /** The object, which must be there. */
    public Manifest get(Ref ref) {
        return find(ref).orElseThrow(() -> call.missing(ref));
    }

    /** Applies the object server-side, taking over fields that others own. */
    public Manifest apply(Manifest manifest, String fieldManager) {
        return apply(manifest, fieldManager, false);
    }

    /** The same, and which fields others had set otherwise. */
    public Applied applyOver(Manifest manifest, String fieldManager) {
        var ref = manifest.ref();
        List<Applied.OwnedField> others = new ArrayList<>();
        var applied = writing().of("apply " + ref, () -> {
            try {
                return apply(manifest, context(fieldManager, false));
            } catch (KubernetesClientException e) {
                others.addAll(FieldConflict.fields(e));
                if (others.isEmpty()) {
                    throw e;
                }
                return apply(manifest, context(fieldManager, true));
            }
        });
        return new Applied(trees.manifest(applied), others);
    }

    /** Applies the object server-side; a dry run is checked by the server but not stored. */
    public Manifest apply(Manifest manifest, String fieldManager, boolean dryRun) {
        var context = context(fieldManager, true);
        if (dryRun) {
            context.setDryRun(List.of("All"));
        }
        // What is only checked is not written: those who only look may have it checked.
        return trees.manifest(
                (dryRun ? call : writing()).of("apply " + manifest.ref(), () -> apply(manifest, context)));
    }

    private GenericKubernetesResource apply(Manifest manifest, PatchContext context) {
        return operation(manifest.ref()).patch(context, trees.resource(manifest));
    }

    private static PatchContext context(String fieldManager, boolean force) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(fieldManager)
                .withForce(force)
                .build();
    }

    /** Creates the object; one that is there already is a failure with code {@link KubeCall#EXISTS}. */
    public Manifest create(Manifest manifest) {
        var ref = manifest.ref();
        return trees.manifest(writing()
                .of(
                        "create " + ref,
                        () -> operations(ref).resource(trees.resource(manifest)).create()));
    }

    /** Replaces the object as it was read: its uid and resourceVersion must still be the server's. */
    public Manifest replace(Manifest manifest) {
        var ref = manifest.ref();
        return trees.manifest(writing()
                .of(
                        "replace " + ref,
                        () -> operations(ref)
                                .resource(trees.resource(manifest))
                                .lockResourceVersion(manifest.resourceVersion())
                                .update()));
    }

    /** Merges a patch (RFC 7386) into the object. */
    public Manifest merge(Ref ref, ObjectNode patch) {
        var context = PatchContext.of(PatchType.JSON_MERGE);
        return trees.manifest(writing().of("patch " + ref, () -> operation(ref).patch(context, patch.toString())));
    }

    /** The same for an object that may have gone meanwhile. */
    public void mergeIfThere(Ref ref, ObjectNode patch) {
        try {
            merge(ref, patch);
        } catch (HyperShiftException e) {
            if (!e.has(KubeCall.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** Asks for the object's deletion, its dependents' too, and returns at once; that it is gone already is no error. */
    public void delete(Ref ref) {
        writing()
                .find(
                        "delete " + ref,
                        () -> operation(ref)
                                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                                .delete());
    }

    /** Deletes the object if it is still as it was read; otherwise it stays, and that is a failure. */
    public void deleteAsRead(Manifest read) {
        var ref = read.ref();
        writing()
                .find(
                        "delete " + ref,
                        () -> operations(ref)
                                .resource(trees.resource(read))
                                .lockResourceVersion(read.resourceVersion())
                                .delete());
    }

    /** Asks for the deletion of all objects of the kind and namespace that have the labels; returns whether there were any. */
    public boolean deleteAll(String apiVersion, String kind, String namespace, Map<String, String> labels) {
        return writing()
                .of(
                        "delete " + kind + "s in " + namespace,
                        () -> !client.genericKubernetesResources(apiVersion, kind)
                                .inNamespace(namespace)
                                .withLabels(labels)
                                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                                .delete()
                                .isEmpty());
    }

    /** The same; there are none where the server does not have the kind. */
    public boolean deleteAllIfServed(String apiVersion, String kind, String namespace, Map<String, String> labels) {
        return ifServed(() -> deleteAll(apiVersion, kind, namespace, labels), false);
    }

    /** The objects of the kind and namespace that have the labels. */
    public List<Manifest> list(String apiVersion, String kind, String namespace, Map<String, String> labels) {
        return select(apiVersion, kind, namespace, labels, it -> it);
    }

    /**
     * What is wanted to know of each object of the kind that has the labels; in pages, so that no more than one is held.
     *
     * @param namespace all of them when empty
     */
    public <T> List<T> select(
            String apiVersion, String kind, String namespace, Map<String, String> labels, Function<Manifest, T> part) {
        var what = "list " + kind + "s in " + (namespace.isEmpty() ? "all namespaces" : namespace);
        return call.of(what, () -> {
            var kinds = client.genericKubernetesResources(apiVersion, kind); // asks the server what the kind is
            var scope = namespace.isEmpty() ? kinds.inAnyNamespace() : kinds.inNamespace(namespace);
            List<T> parts = new ArrayList<>();
            @Nullable String next = null;
            do {
                var options = new ListOptionsBuilder()
                        .withLimit(PAGE)
                        .withContinue(next)
                        .build();
                var page = scope.withLabels(labels).list(options);
                page.getItems().forEach(item -> parts.add(part.apply(trees.manifest(item))));
                next = page.getMetadata().getContinue();
            } while (next != null && !next.isEmpty());
            return parts;
        });
    }

    /** The objects of the kind that have a name, in whatever namespaces; none where the server does not have the kind. */
    public List<Manifest> named(String apiVersion, String kind, String name) {
        Supplier<List<Manifest>> question = () -> call.of(
                "list " + kind + "s named " + name,
                () -> client
                        .genericKubernetesResources(apiVersion, kind)
                        .inAnyNamespace()
                        .withField("metadata.name", name)
                        .list()
                        .getItems()
                        .stream()
                        .map(trees::manifest)
                        .toList());
        return ifServed(question, List.of());
    }

    /** The same, and nothing where the server does not have the kind. */
    public <T> List<T> selectIfServed(
            String apiVersion, String kind, String namespace, Map<String, String> labels, Function<Manifest, T> part) {
        return ifServed(() -> select(apiVersion, kind, namespace, labels, part), List.of());
    }

    /** The same, and none where the server does not have the kind. */
    public List<Manifest> listIfServed(String apiVersion, String kind, String namespace, Map<String, String> labels) {
        return ifServed(() -> list(apiVersion, kind, namespace, labels), List.of());
    }

    /** Calls back at each change of the objects of a kind in a namespace, until closed. */
    public Watch onChange(String apiVersion, String kind, String namespace, Runnable callback) {
        var kinds = client.genericKubernetesResources(apiVersion, kind);
        var scope = namespace.isEmpty() ? kinds : kinds.inNamespace(namespace);
        var informer = call.of("watch " + kind + "s in " + namespace, () -> scope.inform(new ChangeHandler(callback)));
        return informer::close;
    }

    /** Calls back at each change of one object, until closed. */
    public Watch onChange(Ref ref, Runnable callback) {
        var informer = call.of("watch " + ref, () -> operation(ref).inform(new ChangeHandler(callback)));
        return informer::close;
    }

    /** The server's version, such as {@code v1.31.2}. */
    public String version() {
        return call.of("read the version", () -> client.getKubernetesVersion().getGitVersion());
    }

    /** Whether the server has the kind. */
    public boolean serves(String apiVersion, String kind) {
        return kinds(apiVersion).contains(kind);
    }

    /** The kinds that the server has in a version of a group; none where it does not know that. */
    public Set<String> kinds(String apiVersion) {
        return call.find("list the kinds of " + apiVersion, () -> client.getApiResources(apiVersion)).stream()
                .flatMap(kinds -> kinds.getResources().stream())
                .map(APIResource::getKind)
                .collect(Collectors.toSet());
    }

    /** The groups that the server has, each in the version it prefers; the core group first. */
    public List<String> apiVersions() {
        var groups = call.of("list the groups of kinds", client::getApiGroups).getGroups().stream()
                .map(group -> group.getPreferredVersion().getGroupVersion());
        return Stream.concat(Stream.of("v1"), groups).toList();
    }

    /** The kinds that the server has in a version of a group and that can be listed. */
    public List<ServedKind> servedKinds(String apiVersion) {
        return call.find("list the kinds of " + apiVersion, () -> client.getApiResources(apiVersion)).stream()
                .flatMap(kinds -> kinds.getResources().stream())
                .filter(it -> it.getVerbs().contains("list") && !it.getName().contains("/"))
                .map(it -> new ServedKind(apiVersion, it.getKind(), it.getName(), it.getNamespaced()))
                .toList();
    }

    /**
     * Shows all objects of a kind, one after the other, and holds no more than one page of them.
     *
     * @param namespace all of them when empty
     * @param page the most objects to ask for at once
     * @param asked called before each request
     */
    public void each(ServedKind kind, String namespace, int page, Runnable asked, Consumer<Manifest> objects) {
        var scope = client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.isNamespaced())
                .build());
        var where = !kind.isNamespaced() || namespace.isEmpty() ? "" : " in " + namespace;
        call.of("list " + kind.plural() + where, () -> {
            var next = "";
            do {
                asked.run();
                var options = new ListOptionsBuilder()
                        .withLimit((long) page)
                        .withContinue(next.isEmpty() ? null : next)
                        .build();
                var read = where.isEmpty()
                        ? scope.inAnyNamespace().list(options)
                        : scope.inNamespace(namespace).list(options);
                read.getItems().forEach(item -> objects.accept(trees.manifest(item)));
                next = Objects.requireNonNullElse(read.getMetadata().getContinue(), "");
            } while (!next.isEmpty());
            return next;
        });
    }

    /** Whether whoever this is may do everything: {@code kubectl auth can-i '*' '*'}. */
    public boolean mayDoEverything() {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb("*")
                .withGroup("*")
                .withResource("*")
                .endResourceAttributes()
                .endSpec()
                .build();
        return call.of(
                "ask what it may do",
                () -> client.authorization()
                        .v1()
                        .selfSubjectAccessReview()
                        .create(review)
                        .getStatus()
                        .getAllowed());
    }

    /** The logs of pods. */
    public PodLogs logs() {
        return new PodLogs(client, call);
    }

    /** Leads a port of this machine, whichever is free, to a port of a pod. It works as long as this client is open. */
    public PortForward forward(Ref pod, int port) {
        return call.of(
                "forward a port to " + pod,
                () -> new PortForward(client.pods()
                        .inNamespace(pod.namespace())
                        .withName(pod.name())
                        .portForward(port, InetAddress.getLoopbackAddress(), 0)));
    }

    @Override
    public void close() {
        client.close();
    }

    private KubeCall writing() {
        if (readOnly) {
            throw new IllegalStateException("this would change something on " + url());
        }
        return call;
    }

    private static <T> T ifServed(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (HyperShiftException e) {
            if (e.has(KubeCall.UNKNOWN_KIND)) {
                return otherwise;
            }
            throw e;
        }
    }

    private Resource<GenericKubernetesResource> operation(Ref ref) {
        var operations = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
        return ref.namespace().isEmpty()
                ? operations.withName(ref.name())
                : operations.inNamespace(ref.namespace()).withName(ref.name());
    }

    private io.fabric8.kubernetes.client.dsl.NonNamespaceOperation<
                    GenericKubernetesResource, ?, Resource<GenericKubernetesResource>>
            operations(Ref ref) {
        var operations = client.genericKubernetesResources(ref.apiVersion(), ref.kind());
        return ref.namespace().isEmpty() ? operations : operations.inNamespace(ref.namespace());
    }

    private record ChangeHandler(Runnable callback) implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource added) {
            callback.run();
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            callback.run();
        }

        @Override
        public void onDelete(GenericKubernetesResource deleted, boolean finalStateUnknown) {
            callback.run();
        }
    }
}
