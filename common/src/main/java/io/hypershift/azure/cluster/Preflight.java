package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.AVAILABILITY_ZONES;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_AT_HOST;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.ETCD_STORAGE_CLASS;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.TrustChecks;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.machines.EncryptionChecks;
import io.hypershift.azure.machines.MachineChecks;
import io.hypershift.azure.machines.Machines;
import io.hypershift.azure.operator.EtcdStorage;
import io.hypershift.azure.operator.OneMoreCluster;
import io.hypershift.azure.plan.Cancellation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What would keep a cluster from coming up, and HyperShift tells late or not at all: told before anything of it is made.
 *
 * @param events hear what could not be looked at
 */
record Preflight(Precautions precautions, EventListener events) {

    /** Begins to look; nothing is changed. */
    PreflightResult begin(PreparedCluster cluster, Azure azure, KubeApi management, Cancellation cancellation) {
        var list = list(cluster, azure, management);
        return new PreflightResult(precautions.checks().tolerant().begin(list, cancellation), events);
    }

    private Checklist list(PreparedCluster cluster, Azure azure, KubeApi management) {
        var list = new Checklist();
        var trust = cluster.trust();
        new TrustChecks(trust.oidcIssuerUrl(), trust.signingKey(), clientIds(cluster)).addTo(list, azure);
        var options = cluster.request().options();
        var operator = new OneMoreCluster(management, options.text(ENDPOINT_ACCESS), options.find(EXTERNAL_DNS_DOMAIN))
                .addTo(list);
        list.add("StorageClass of etcd", new EtcdStorage(management, options.find(ETCD_STORAGE_CLASS))::finding);
        new ReleaseChecks(cluster, management, precautions.registries()).addTo(list, operator);
        if (cluster.infra() instanceof InfraJson) {
            natSubnet(cluster)
                    .ifPresent(id -> list.add("subnet of the Private Link Service", () -> look(id, cluster, azure)));
        }
        if (!cluster.nodePools().named().isEmpty()) {
            new MachineChecks(azure.compute(), machines(cluster)).addTo(list);
            if (!options.text(ENCRYPTION_AT_HOST).equals("Disabled")) {
                EncryptionChecks.addTo(list, azure.providers());
            }
        }
        return list;
    }

    private static Optional<String> natSubnet(PreparedCluster cluster) {
        var options = cluster.request().options();
        var given = options.find(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID);
        return options.isGiven(ENDPOINT_ACCESS)
                ? given.or(() -> cluster.infraJson().flatMap(it -> it.infra().natSubnetId()))
                : given;
    }

    /** With infrastructure that is made it is looked at where the rest of the network is. */
    private static Finding<Boolean> look(String natSubnet, PreparedCluster cluster, Azure azure) {
        var wanted = new WantedInfra(cluster.request(), cluster.location()).infra();
        var checks = new Checks();
        new NetworkChecks(azure.customerNetworks(), wanted, azure.subscription(), checks).checkNatSubnet(natSubnet);
        return checks.problems().stream()
                .findFirst()
                .map(it -> Finding.<Boolean>failed(it.symptom(), it.remedy()))
                .orElseGet(() -> Finding.passed("{}", natSubnet));
    }

    /** Those that the cluster will sign in as. */
    private static Map<Component, String> clientIds(PreparedCluster cluster) {
        var options = cluster.request().options();
        var clientIds = new EnumMap<Component, String>(Component.class);
        clientIds.putAll(cluster.clientIds());
        if (options.isGiven(ENCRYPTION_KEY_ID)) {
            cluster.trust().kmsClientId().ifPresent(it -> clientIds.put(Component.KMS, it));
        }
        return clientIds;
    }

    private static Machines machines(PreparedCluster cluster) {
        var options = cluster.request().options();
        var location = cluster.location();
        var pools = cluster.nodePools().named().size();
        return new Machines(
                location,
                NodePoolOptions.vmSize(options),
                options.number(NODE_POOL_REPLICAS) * pools,
                options.items(AVAILABILITY_ZONES));
    }
}
