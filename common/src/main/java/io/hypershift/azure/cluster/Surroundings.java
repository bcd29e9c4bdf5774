package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.BaseDomainZone;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Leases;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster needs to find before anything of it is made.
 *
 * @param zone the base domain's public zone
 * @param ground what its infrastructure uses that is there
 * @param principals the components' principal ids
 * @param managementUid what tells this management cluster from all others
 */
record Surroundings(Zone zone, Ground ground, Map<Component, String> principals, String managementUid) {

    /** Throws where nothing else that is wrong would be worth telling. */
    static void refuseElsewhere(PreparedCluster cluster, Azure azure, KubeApi management) {
        refuseOtherCloud(cluster, azure);
        refuseOtherSubscription(cluster, azure);
        if (!management.serves(HostedClusterManifest.API_VERSION, HostedClusterManifest.KIND)) {
            throw new HyperShiftException(Problem.of(
                            KubeCall.UNKNOWN_KIND,
                            "the management cluster {} has no HyperShift operator",
                            management.url())
                    .remedy("Install it first: {}", Operation.INSTALL_OPERATOR));
        }
    }

    /**
     * Looks, and throws where something is missing.
     *
     * @param recorded the lease of the cluster, if it is on record already
     */
    static Surroundings of(
            PreparedCluster cluster,
            InfraSource infra,
            Azure azure,
            KubeApi management,
            Leases leases,
            Optional<ClusterLease> recorded) {
        refuseForeign(cluster, management, recorded.map(ClusterLease::infraId).orElse(""));
        TakenInfraId.refuse(cluster.key(), infra.givenInfraId(), management, leases);
        if (infra instanceof InfraJson there) {
            GivenInfraPlace.refuseOtherSubscription(there.infra(), azure.subscription());
        }
        var zone = BaseDomainZone.find(infra.baseDomain(), zoneGroup(cluster, infra), azure);
        if (recorded.isEmpty()) {
            new ForeignObjects(management).refuse(new ObjectsToMake(cluster, cluster.account(azure.credentials())));
            var record = infra.appsDomain().record();
            refuseSharedDomain(cluster.key(), record, zone, new AppsRecordUsers(management, leases));
            refuseTakenDomain(cluster, record, zone, azure);
        }
        var uid = ClusterCreation.managementUid(management);
        if (infra instanceof InfraRequest wanted) {
            var ground = GroundSearch.look(azure, wanted, recorded);
            return new Surroundings(zone, ground, principals(cluster, azure), uid);
        }
        return new Surroundings(zone, new Ground(false, new NetworkPlace.Own()), Map.of(), uid);
    }

    private static Map<Component, String> principals(PreparedCluster cluster, Azure azure) {
        return Principals.of(cluster.clientIds(), cluster.trust().foundation(), azure);
    }

    private static Optional<String> zoneGroup(PreparedCluster cluster, InfraSource infra) {
        return infra instanceof InfraJson there
                ? Optional.of(AzureId.groupOf(there.infra().publicZoneId()))
                : cluster.request().options().find(Parameter.DNS_ZONE_RG_NAME);
    }

    /** A HostedCluster of that name that no lease of ours records was made by others: it is neither used nor removed. */
    private static void refuseForeign(PreparedCluster cluster, KubeApi management, String recorded) {
        new ClusterLook(management)
                .hostedCluster(cluster.key())
                .filter(it -> !it.text("spec", "infraID").equals(recorded))
                .ifPresent(it -> {
                    throw new HyperShiftException(
                            Problem.of("not-ours", "{} is there already, and was not made by us", it.ref())
                                    .remedy("Choose another name with {}.", Parameter.CLUSTER_NAME));
                });
    }

    /** Both would write the record in turn, also where neither has written it yet. */
    private static void refuseSharedDomain(ClusterKey key, String record, Zone zone, AppsRecordUsers users) {
        users.other(key, "", zone.id(), record).ifPresent(other -> {
            throw new HyperShiftException(
                    Problem.of("domain-taken", "record {} of zone {} is cluster {}'s", record, zone.name(), other)
                            .because("Applications of two clusters cannot have the same names.")
                            .remedy(
                                    "Choose another name with {}, or another prefix with {}.",
                                    Parameter.CLUSTER_NAME,
                                    Parameter.BASE_DOMAIN_PREFIX));
        });
    }

    /**
     * A cluster of that name on another management cluster has the record already: both would write it in turn, and whoever
     * goes first would take it from the other.
     */
    private static void refuseTakenDomain(PreparedCluster cluster, String record, Zone zone, Azure azure) {
        if (azure.publicDns().addressRecord(zone, record).exists()) {
            throw new HyperShiftException(Problem.of(
                            "domain-taken",
                            "zone {} has a record {} already, and this management cluster has no cluster {}",
                            zone.name(),
                            record,
                            cluster.key())
                    .because(
                            "A cluster of that name or prefix lives on another management cluster, or has left it behind.")
                    .remedy(
                            "Choose another name with {} or another prefix with {}, or delete the record when nothing"
                                    + " answers there any more.",
                            Parameter.CLUSTER_NAME,
                            Parameter.BASE_DOMAIN_PREFIX));
        }
    }

    private static void refuseOtherCloud(PreparedCluster cluster, Azure azure) {
        var foundations = cluster.trust().foundation().cloud();
        var ours = azure.credentials().cloud().id();
        if (!foundations.isEmpty() && !foundations.equals(ours)) {
            throw new HyperShiftException(Problem.of(
                            "other-cloud", "the foundation lies in {}, the cluster is to be in {}", foundations, ours)
                    .remedy("Give the foundation's: {}", new Text.Setting(Parameter.CLOUD, foundations)));
        }
    }

    private static void refuseOtherSubscription(PreparedCluster cluster, Azure azure) {
        var foundations = cluster.trust().foundation().subscriptionId();
        if (!foundations.isEmpty() && !foundations.equalsIgnoreCase(azure.subscription())) {
            throw new HyperShiftException(Problem.of(
                            "other-subscription",
                            "the foundation lies in subscription {}, the credentials are for {}",
                            foundations,
                            azure.subscription())
                    .remedy(
                            "Give credentials for the foundation's subscription with {}.",
                            Parameter.AZURE_CREDENTIALS_FILE));
        }
    }
}
