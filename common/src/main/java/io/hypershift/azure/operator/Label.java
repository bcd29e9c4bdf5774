package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Look;
import java.util.Optional;
import java.util.Set;

/** Our label on the operator's objects: what bears it goes when the operator is removed. */
final class Label {
    /** Others may have made these before, and keep things in them that would go as well. */
    private static final Set<String> SHARED = Set.of("Namespace", OperatorManifests.DEFINITION);

    private Label() {}

    /**
     * The object as it is to be applied: with our label, unless it was there before without it and others may need it.
     *
     * @param found as it is, where it is there
     */
    static Manifest on(Manifest wanted, Optional<Manifest> found) {
        return found.isPresent() && SHARED.contains(wanted.kind()) && !isOurs(found.get())
                ? wanted
                : wanted.withLabels(ManagedBy.LABELS);
    }

    /** The same after a look. */
    static Manifest on(Manifest wanted, Look<Manifest> look) {
        return on(wanted, look instanceof Look.Different<Manifest> it ? Optional.of(it.value()) : Optional.empty());
    }

    static boolean isOurs(Manifest object) {
        return ManagedBy.US.equals(object.labels().get(ManagedBy.LABEL));
    }
}
