package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ObjectsToMake.ObjectToMake;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;

/** The objects that are there under the names of a new cluster's: those of others are neither taken over nor used. */
record ForeignObjects(KubeApi management) {

    /** Throws with all of them at once. */
    void refuse(ObjectsToMake objects) {
        var problems = new ArrayList<Problem>();
        for (var wanted : objects.references()) {
            management
                    .find(wanted.ref())
                    .flatMap(it -> problem(objects, wanted, it))
                    .ifPresent(problems::add);
        }
        HyperShiftException.throwIfAny(problems);
    }

    private static Optional<Problem> problem(ObjectsToMake objects, ObjectToMake wanted, Manifest there) {
        if (!isOurs(there)) {
            return Optional.of(
                    Problem.of("not-ours", "{} is there already, and was not made for a cluster", there.ref())
                            .because(
                                    "It has neither the label {}={} nor {}.",
                                    ManagedBy.LABEL,
                                    ManagedBy.US,
                                    ClusterPlan.INFRA_LABEL)
                            .remedy("Choose another name with {}, or remove it.", Parameter.CLUSTER_NAME));
        }
        if (wanted.ref().equals(objects.signingKey())
                && !key(there).equals(key(wanted.manifest().get()))) {
            return Optional.of(Problem.of(
                            "other-signing-key",
                            "{} is there already, with another key than the given one ({})",
                            there.ref(),
                            Parameter.SIGNING_KEY_FILE)
                    .because("A cluster with a key that its issuer does not publish signs nobody in.")
                    .remedy("Remove it, or choose another name with {}.", Parameter.CLUSTER_NAME));
        }
        return Optional.empty();
    }

    private static boolean isOurs(Manifest object) {
        return ManagedBy.US.equals(object.labels().get(ManagedBy.LABEL))
                || object.labels().containsKey(ClusterPlan.INFRA_LABEL);
    }

    private static String key(Manifest secret) {
        var bytes = Base64.getDecoder().decode(secret.text("data", "key"));
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
