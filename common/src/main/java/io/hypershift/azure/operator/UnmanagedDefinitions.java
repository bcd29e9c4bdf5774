package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells OpenShift's own Cluster API operator to leave HyperShift's CRDs of Cluster API alone, and waits until it knows (HyperShift
 * {@code cmd/install/install.go}, {@code ensureUnmanagedCRDs}).
 *
 * @param names the CRDs', sorted
 */
record UnmanagedDefinitions(KubeApi management, List<String> names, Cancellation cancellation)
        implements Resource<Manifest> {
    static final String VERSION = "operator.openshift.io/v1alpha1";
    static final String KIND = "ClusterAPI";
    static final String GROUP_END = ".cluster.x-k8s.io";

    static final Ref CLUSTER = new Ref(VERSION, KIND, "", "cluster");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public Look<Manifest> look(Values values) {
        return management
                .find(CLUSTER)
                .map(it -> listed(it).containsAll(names)
                                && isObserved(
                                        it, it.at("metadata", "generation").asLong())
                        ? Look.matching(it)
                        : Look.different(it, "it does not leave out HyperShift's CRDs yet"))
                .orElseGet(Look::absent);
    }

    @Override
    public Manifest put(Values values, Look<Manifest> found) {
        var tree = Manifest.of(CLUSTER).tree();
        tree.putObject("spec").set("unmanagedCustomResourceDefinitions", Json.tree(names));
        var applied = management.apply(new Manifest(tree), OperatorPlan.FIELD_MANAGER);
        var generation = applied.at("metadata", "generation").asLong();
        return new ObjectWait(management, LONGEST, cancellation)
                .until(CLUSTER, () -> management.find(CLUSTER).filter(it -> isObserved(it, generation)))
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "not-observed", "OpenShift's Cluster API operator has not taken {} up", CLUSTER)
                        .because("It was told to leave HyperShift's CRDs alone, and would fight over them otherwise.")
                        .remedy("Look at the pods of namespace openshift-cluster-api-operator.")));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private static List<String> listed(Manifest clusterApi) {
        return clusterApi.list("spec", "unmanagedCustomResourceDefinitions").stream()
                .map(it -> it.asText())
                .toList();
    }

    private static boolean isObserved(Manifest clusterApi, long generation) {
        var current = clusterApi.text("status", "currentRevision");
        return clusterApi.at("status", "observedRevisionGeneration").asLong(-1) >= generation
                && !current.isEmpty()
                && current.equals(clusterApi.text("status", "desiredRevision"));
    }
}
