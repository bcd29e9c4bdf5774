package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A foundation's handoff bundle in a Secret of the management cluster. Each change is made to the Secret as it was read, so
 * that of two who make a signing key at once one does, and the other gets that one.
 *
 * @param foundation whose bundle it is, by its prefix
 * @param learn hears the secrets in it
 */
record BundleSecret(KubeApi management, BundleSecretName name, String foundation, Consumer<Sensitive> learn) {
    /** Whose bundle it is, for as long as there is no {@code foundation.json} in it. */
    private static final String FOUNDATION = "azure.hypershift.io/foundation";

    private static final Set<String> CHANGED_MEANWHILE = Set.of(KubeCall.CONFLICT, KubeCall.EXISTS, KubeCall.NOT_FOUND);

    /** More than ever work on one foundation at once. */
    private static final int TRIES = 20;

    private static final String FIELD_MANAGER = "hypershift-azure";

    /**
     * What it holds; empty where there is no such Secret.
     *
     * @throws HyperShiftException when the Secret is somebody else's
     */
    Optional<BundleContent> find() {
        return stored().map(this::content);
    }

    /** The Secret itself. */
    Optional<Manifest> stored() {
        var stored = management.find(name.ref());
        stored.ifPresent(this::refuseForeign);
        return stored;
    }

    /**
     * Changes what it holds; it is made where it is absent, its namespace too.
     *
     * @param change is asked anew when somebody else has changed it meanwhile
     * @return what it holds now
     */
    BundleContent change(UnaryOperator<BundleContent> change) {
        for (int tries = 1; ; tries++) {
            var stored = stored();
            var before = stored.map(this::content).orElse(BundleContent.NONE);
            var after = change.apply(before);
            after.secrets().forEach(learn);
            if (stored.isPresent() && after.equals(before)) {
                return after;
            }
            try {
                write(stored, after);
                return after;
            } catch (HyperShiftException e) {
                if (tries == TRIES || CHANGED_MEANWHILE.stream().noneMatch(e::has)) {
                    throw e;
                }
                if (stored.isEmpty() && e.has(KubeCall.NOT_FOUND)) {
                    management.apply(Manifest.of(Ref.namespace(name.namespace())), FIELD_MANAGER);
                }
            }
        }
    }

    private void write(Optional<Manifest> stored, BundleContent content) {
        if (stored.isPresent()) {
            var tree = stored.get().tree().deepCopy();
            tree.set("data", content.tree());
            management.replace(new Manifest(tree));
            return;
        }
        var tree = Manifest.of(name.ref()).tree();
        tree.put("type", "Opaque").set("data", content.tree());
        tree.withObject("/metadata/annotations").put(FOUNDATION, foundation);
        management.create(new Manifest(tree).withLabels(ManagedBy.LABELS));
    }

    private BundleContent content(Manifest secret) {
        var content = BundleContent.of(secret);
        content.secrets().forEach(learn);
        return content;
    }

    private void refuseForeign(Manifest secret) {
        if (!ManagedBy.US.equals(secret.labels().get(ManagedBy.LABEL))) {
            throw new HyperShiftException(Problem.of(
                            "foreign-secret",
                            "{}: {} is there already, and somebody else's",
                            Parameter.BUNDLE_SECRET,
                            name)
                    .because("It does not have the label {}={}.", ManagedBy.LABEL, ManagedBy.US)
                    .remedy("Give another name with {}.", Parameter.BUNDLE_SECRET));
        }
        var holder = BundleContent.of(secret)
                .prefix()
                .orElseGet(() -> secret.annotations().getOrDefault(FOUNDATION, ""));
        if (!holder.equals(foundation)) {
            throw new HyperShiftException(Problem.of(
                            "foreign-secret",
                            "{}: {} does not hold the bundle of foundation {}, but {}",
                            Parameter.BUNDLE_SECRET,
                            name,
                            foundation,
                            holder.isEmpty() ? "something else" : "that of foundation " + holder)
                    .remedy("Give another name with {}.", Parameter.BUNDLE_SECRET));
        }
    }
}
