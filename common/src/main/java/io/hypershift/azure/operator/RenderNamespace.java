package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;

/** A namespace for one rendering, which goes with all that is in it: a dry run leaves the operator's own as it is. */
record RenderNamespace(KubeApi management, String name) implements AutoCloseable {

    /** Makes it, with the pull secret among the Secrets in it. */
    static RenderNamespace make(KubeApi management, List<Manifest> secrets) {
        var name = RandomName.of("hypershift-azure-render");
        management.create(Manifest.of(Ref.namespace(name)).withLabels(ManagedBy.LABELS));
        var namespace = new RenderNamespace(management, name);
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

    @Override
    public void close() {
        management.delete(Ref.namespace(name));
    }
}
