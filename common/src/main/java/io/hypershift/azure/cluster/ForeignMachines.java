package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machines that a cluster has in a resource group which neither goes with it nor is searched for what is its own. Only
 * HyperShift removes them: the objects that stand for them are their last trace, so nothing lets go of those before.
 */
record ForeignMachines(Azure azure, KubeApi management, Remains remains) implements Removal {
    @Override
    public boolean exists() {
        var machines = machines();
        return !machines.isEmpty() && group().filter(this::isThere).isPresent();
    }

    /** What HyperShift will not finish in time, nobody knows before. */
    @Override
    public boolean isExpected() {
        return false;
    }

    @Override
    public void delete() {
        var names = machines().stream().map(Manifest::name).collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return; // HyperShift was done in this moment
        }
        var key = remains.key();
        throw new HyperShiftException(Problem.of(
                        "machines-left",
                        "cluster {} still has machines in resource group {}, which is not its own: {}{}",
                        key,
                        group().orElse("?"),
                        names,
                        held())
                .because("Without HyperShift, nothing would remove them, nor what the cluster made beside them.")
                .remedy(
                        "See that HyperShift's operator and the control plane in namespace {} work, then repeat {},"
                                + " with a longer {}. The lease stays until then.",
                        key.controlPlaneNamespace(),
                        Operation.DESTROY_CLUSTER,
                        Parameter.CLUSTER_GRACE_PERIOD));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private List<Manifest> machines() {
        return management.listIfServed(
                ForcedRelease.CAPZ, "AzureMachine", remains.key().controlPlaneNamespace(), Map.of());
    }

    private boolean isThere(String group) {
        var id = AzureId.group(azure.subscription(), group);
        var isSearched = Stream.concat(remains.groups().stream(), remains.keptGroups().stream())
                .anyMatch(it -> AzureId.same(it, id));
        return !isSearched && azure.groups().find(group).isPresent();
    }

    /** Where the machines are: the HostedCluster says so, and where that is gone, Cluster API's own cluster. */
    private Optional<String> group() {
        var key = remains.key();
        var cluster = new Ref(ForcedRelease.CAPZ, "AzureCluster", key.controlPlaneNamespace(), key.name());
        return hostedCluster()
                .map(it -> it.text("spec", "platform", "azure", "resourceGroup"))
                .or(() -> management.findIfServed(cluster).map(it -> it.text("spec", "resourceGroup")))
                .filter(it -> !it.isEmpty());
    }

    /** HyperShift's own words, and whose finalizers there are. */
    private String held() {
        return hostedCluster()
                .map(it -> " (" + StuckAt.of(it, List.of()) + cloudResources(it) + "; finalizers of " + it.ref() + ": "
                        + it.list("metadata", "finalizers").stream()
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        + ")")
                .orElse("");
    }

    private static String cloudResources(Manifest hostedCluster) {
        return hostedCluster
                .condition("CloudResourcesDestroyed")
                .filter(it -> !it.message().isEmpty())
                .map(it -> "; CloudResourcesDestroyed " + it.status() + ", " + it.message())
                .orElse("");
    }

    private Optional<Manifest> hostedCluster() {
        return new ClusterLook(management).hostedCluster(remains.key(), remains.infraId());
    }
}
