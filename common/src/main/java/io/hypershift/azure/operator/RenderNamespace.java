package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.time.Duration;
import java.util.List;

/** A namespace for one rendering, which goes with all that is in it: a dry run leaves the operator's own as it is. */
record RenderNamespace(KubeApi management, EventListener events, String name) implements AutoCloseable {
    private static final String NAME = "hypershift-azure-render";
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Those that runs have left which were killed; not those of runs that may go on. */
    static void sweep(KubeApi management) {
        var longAgo = management.clock().instant().minus(LONGEST);
        management.list("v1", "Namespace", "", ManagedBy.LABELS).stream()
                .filter(it -> it.name().startsWith(NAME) && !it.isBeingDeleted())
                .filter(it -> it.instant("metadata", "creationTimestamp")
                        .filter(longAgo::isAfter)
                        .isPresent())
                .forEach(it -> management.delete(it.ref()));
    }

    /** Makes it, with the pull secret among the Secrets in it. */
    static RenderNamespace make(KubeApi management, EventListener events, List<Manifest> secrets) {
        sweep(management);
        var name = RandomName.of(NAME);
        management.create(Manifest.of(Ref.namespace(name)).withLabels(ManagedBy.LABELS));
        var namespace = new RenderNamespace(management, events, name);
        try {
            secrets.stream()
                    .filter(it -> it.name().equals(OperatorSecret.PULL_SECRET))
                    .forEach(it -> management.create(moved(it, name)));
            return namespace;
        } catch (RuntimeException e) {
            namespace.close();
            throw e;
        }
    }

    private static Manifest moved(Manifest secret, String namespace) {
        var tree = secret.tree().deepCopy();
        tree.withObject("/metadata").put("namespace", namespace);
        return new Manifest(tree);
    }

    /** A failure to remove it must not hide another one: {@link #sweep} comes back to it. */
    @Override
    public void close() {
        try {
            management.delete(Ref.namespace(name));
        } catch (HyperShiftException e) {
            events.on(new Event.Warning(Text.of(
                    "namespace {} is left for the next run to remove: {}", name, String.valueOf(e.getMessage()))));
        }
    }
}
