package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** A namespace for one rendering, which goes with all that is in it: a dry run leaves the operator's own as it is. */
record RenderNamespace(KubeApi management, String name) implements AutoCloseable {

    static RenderNamespace make(KubeApi management, Optional<String> pullSecret) {
        var random = new byte[4];
        new SecureRandom().nextBytes(random);
        var name = "hypershift-azure-render-" + HexFormat.of().formatHex(random);
        management.create(Manifest.of(Ref.namespace(name)).withLabels(ManagedBy.LABELS));
        var namespace = new RenderNamespace(management, name);
        try {
            pullSecret.ifPresent(it -> management.create(PullSecret.of(name, it)));
            return namespace;
        } catch (RuntimeException e) {
            namespace.close();
            throw e;
        }
    }

    @Override
    public void close() {
        management.delete(Ref.namespace(name));
    }
}
