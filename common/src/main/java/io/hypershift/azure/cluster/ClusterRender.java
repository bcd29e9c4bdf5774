package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.cluster.HostedClusterManifest.Account;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The objects of a cluster as {@code hypershift create cluster azure --render} prints them, in its order and without the labels
 * that say who made them: whoever applies them does.
 *
 * @param sensitive whether Secrets are among them
 */
record ClusterRender(PreparedCluster cluster, Infra infra, Account account, boolean sensitive) {

    /**
     * Without asking Azure: on the infrastructure that the request describes, else on what would be made for it.
     *
     * @param credentials tell tenant and subscription where the foundation does not
     */
    static ClusterRender of(PreparedCluster cluster, boolean sensitive, Supplier<AzureCredentials> credentials) {
        var foundation = cluster.trust().foundation();
        var account =
                foundation.subscriptionId().isEmpty() || foundation.tenantId().isEmpty()
                        ? cluster.account(credentials.get())
                        : new Account(
                                AzureCloud.of(foundation.cloud()).orElse(AzureCloud.PUBLIC),
                                foundation.subscriptionId(),
                                foundation.tenantId());
        return new ClusterRender(cluster, infra(cluster, account), account, sensitive);
    }

    private static Infra infra(PreparedCluster cluster, Account account) {
        if (cluster.infra() instanceof InfraJson there) {
            return there.infra();
        }
        var checks = new Checks();
        var zoneGroup = cluster.request().options().find(Parameter.DNS_ZONE_RG_NAME);
        var wanted = (InfraRequest) cluster.infra();
        var planned = new PlannedInfra(wanted, account.subscriptionId(), zoneGroup, checks).infra();
        checks.throwIfAny();
        return planned;
    }

    List<Manifest> objects() {
        var all = new ArrayList<Manifest>();
        all.add(Manifest.of(Ref.namespace(cluster.key().namespace())));
        var objects = new ObjectsToMake(cluster, account);
        objects.references().stream()
                .filter(it -> sensitive || !it.ref().kind().equals("Secret"))
                .forEach(it -> all.add(it.manifest().get()));
        all.add(objects.hostedCluster(infra));
        var pools = cluster.nodePools();
        pools.named().forEach(it -> all.add(pools.manifest(it, cluster.releaseImage(), infra.subnetId())));
        return all;
    }
}
