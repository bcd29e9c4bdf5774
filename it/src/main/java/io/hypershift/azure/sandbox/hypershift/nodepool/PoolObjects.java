package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HyperShift makes of a pool for Cluster API, and what Cluster API makes of it before there is any machine. */
final class PoolObjects {
    private final KubeApi api;
    private final PoolTarget target;
    private final PoolReplicas replicas;
    private final MachineManifests manifests;
    private final String namespace;

    PoolObjects(KubeApi api, PoolTarget target, PoolReplicas replicas) {
        this.api = api;
        this.target = target;
        this.replicas = replicas;
        this.manifests = new MachineManifests(target);
        this.namespace = target.pool().cluster().controlPlaneNamespace();
    }

    /** What the pool's machines are to be of; how to get there is said by the deployment, where there is one. */
    record Scaled(Resource set, Optional<Resource> deployment) {}

    Scaled ensure(int wanted) {
        if (api.get(Kind.SECRET, namespace, target.tokenSecret()).isEmpty()) {
            api.apply(Kind.SECRET, manifests.token());
            api.apply(Kind.SECRET, manifests.userData());
        }
        if (api.get(Kind.AZURE_MACHINE_TEMPLATE, namespace, target.template()).isEmpty()) {
            api.apply(Kind.AZURE_MACHINE_TEMPLATE, manifests.template());
        }
        return target.pool().isUpdatedInPlace() ? inPlace(wanted) : replaced(wanted);
    }

    private Scaled replaced(int wanted) {
        var deployment = api.apply(Kind.MACHINE_DEPLOYMENT, replicas.limit(manifests.machineDeployment(wanted)));
        return new Scaled(
                api.apply(Kind.MACHINE_SET, manifests.machineSet(wanted, Optional.of(deployment))),
                Optional.of(deployment));
    }

    /** A set that is new has nothing to update; what its nodes have come to is for who updates them to say. */
    private Scaled inPlace(int wanted) {
        var present = api.get(Kind.MACHINE_SET, namespace, target.pool().name());
        var set = replicas.limit(manifests.machineSet(wanted, Optional.empty()))
                .withAnnotation(InPlaceUpgrade.TARGET, target.payload())
                .withAnnotation(InPlaceUpgrade.MOST_UNAVAILABLE, mostUnavailable(wanted));
        var applied = api.apply(Kind.MACHINE_SET, set);
        if (present.isPresent()) {
            return new Scaled(applied, Optional.empty());
        }
        var begun = applied.withAnnotation(InPlaceUpgrade.CURRENT, target.payload());
        api.update(Kind.MACHINE_SET, applied, begun);
        return new Scaled(begun, Optional.empty());
    }

    private String mostUnavailable(int wanted) {
        var stated = target.pool().resource().at("/spec/management/inPlace/maxUnavailable");
        int count = stated.isTextual()
                ? Integer.parseInt(stated.asText().replace("%", "")) * wanted / 100
                : stated.asInt(1);
        return String.valueOf(Math.max(1, count));
    }

    void count(Scaled scaled, List<Resource> machines) {
        var ofSet = machines.stream()
                .filter(it -> it.label(MachineManifests.SET_LABEL)
                        .filter(scaled.set().name()::equals)
                        .isPresent())
                .toList();
        count(Kind.MACHINE_SET, scaled.set(), ofSet, ofSet.size());
        scaled.deployment().ifPresent(it -> count(Kind.MACHINE_DEPLOYMENT, it, machines, ofSet.size()));
    }

    private void count(Kind kind, Resource counted, List<Resource> machines, int upToDate) {
        var ready = machines.stream().filter(NodePoolFacts::isReady).count();
        var status = Json.object(Map.of(
                "observedGeneration", counted.generation(),
                "replicas", machines.size(),
                "upToDateReplicas", upToDate,
                "readyReplicas", ready,
                "availableReplicas", ready));
        if (kind.equals(Kind.MACHINE_DEPLOYMENT)) {
            status.put("phase", ready == machines.size() ? "Running" : "ScalingUp");
        }
        api.updateStatus(kind, counted, status);
    }

    /** Removes what machines that are gone were made from. */
    void forgetOld(Belongings belongings) {
        forgetOld(belongings, Kind.MACHINE_SET, List.of(target.machineSet()));
        forgetOld(belongings, Kind.AZURE_MACHINE_TEMPLATE, List.of(target.template()));
        forgetOld(belongings, Kind.SECRET, List.of(target.tokenSecret(), target.userDataSecret()));
    }

    private void forgetOld(Belongings belongings, Kind kind, List<String> kept) {
        belongings.list(kind).stream().filter(it -> !kept.contains(it.name())).forEach(it -> api.delete(kind, it));
    }
}
