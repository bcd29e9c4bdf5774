package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.util.Optional;

/** Clusters on infrastructure that is not the usual. */
public final class OtherInfrastructure {
    private OtherInfrastructure() {}

    /** Clusters in a network of the customer's, and in a resource group if one is given. */
    public static Clusters in(Clusters clusters, Network network, Optional<String> resourceGroup) {
        return clusters.on(cluster -> {
            var usual = (InfraRequest) ClusterCreation.ownInfrastructure(cluster);
            var place = new InfraRequest.Place(
                    usual.place().location(), resourceGroup, usual.place().tags());
            return new InfraRequest(
                    usual.clusterName(),
                    usual.infraId(),
                    usual.domain(),
                    place,
                    network,
                    usual.inside(),
                    Optional.empty());
        });
    }

    /** Clusters whose applications' domain has another prefix than their names. */
    public static Clusters withPrefix(Clusters clusters, String prefix) {
        return clusters.on(cluster -> {
            var usual = (InfraRequest) ClusterCreation.ownInfrastructure(cluster);
            return new InfraRequest(
                    usual.clusterName(),
                    usual.infraId(),
                    new InfraRequest.Domain(usual.baseDomain(), Optional.of(prefix)),
                    usual.place(),
                    usual.network(),
                    usual.inside(),
                    Optional.empty());
        });
    }

    /** Clusters on what a document of the CLI's describes. */
    public static Clusters of(Clusters clusters, Source infraJson) {
        var checks = new Checks();
        var there = InfraJson.read(infraJson, checks);
        checks.throwIfAny();
        return clusters.on(cluster -> there.orElseThrow());
    }
}
