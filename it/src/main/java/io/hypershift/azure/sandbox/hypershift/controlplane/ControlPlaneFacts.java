package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What is to be seen of a control plane.
 *
 * @param endpointReady whether the services that clients reach it by have addresses
 * @param settled whether its components have found each other
 * @param clusterVersion the hosted cluster's ClusterVersion, once its API serves one
 * @param nodes the hosted cluster's nodes
 * @param etcdVolume what its claims for etcd's volumes wait for
 * @param externalDns whether the API's host name is found
 * @param tunnel whether nodes reach the server that the control plane reaches them through
 */
record ControlPlaneFacts(
        HostedCluster cluster,
        boolean endpointReady,
        List<Resource> workloads,
        boolean settled,
        Optional<Resource> clusterVersion,
        List<Resource> nodes,
        Optional<String> etcdVolume,
        boolean externalDns,
        boolean tunnel) {

    Optional<Resource> workload(Workload workload) {
        return workloads.stream()
                .filter(it -> it.name().equals(workload.name()))
                .findFirst();
    }

    boolean isUp(Workload workload) {
        return workload(workload).filter(Workload::isAvailable).isPresent();
    }

    /** Whether it is up, and of the release that it shall be of. */
    boolean isRolledOut(Workload workload) {
        return workload(workload)
                .filter(it -> Workload.isAvailable(it) && Workload.isCurrent(it, cluster))
                .isPresent();
    }

    boolean isComplete() {
        return workloads.size() >= Workload.all().size()
                && workloads.stream().allMatch(it -> Workload.isAvailable(it) && Workload.isCurrent(it, cluster));
    }

    /** Deployments that lack replicas, as the Degraded condition lists them. */
    List<String> unavailable() {
        return workloads.stream()
                .filter(it -> it.text("/kind").equals(Kind.DEPLOYMENT.name()) && !Workload.isAvailable(it))
                .map(Resource::name)
                .sorted()
                .toList();
    }

    boolean hasNodes() {
        return !nodes.isEmpty();
    }

    boolean hasReadyNode() {
        return nodes.stream().anyMatch(it -> it.hasCondition("Ready", "True"));
    }

    /** A condition of the hosted cluster's ClusterVersion. */
    Optional<JsonNode> versionCondition(String type) {
        return clusterVersion.stream()
                .flatMap(it -> it.items("/status/conditions").stream())
                .filter(it -> type.equals(it.path("type").asText()))
                .findFirst();
    }
}
