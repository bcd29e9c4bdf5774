package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import java.util.Optional;
import java.util.stream.Stream;

/** Which clusters have their applications behind a record: a prefix gives clusters of different names the same one. */
record AppsRecordUsers(KubeApi management, Leases leases) {

    /**
     * Another cluster than the given one.
     *
     * @param dnsZone the id of the public zone
     * @param record the record's name in it
     */
    Optional<ClusterKey> other(ClusterKey key, String infraId, String dnsZone, String record) {
        var hosted = new Inventory(management, leases)
                .hosted().stream()
                        .filter(it -> AzureId.same(it.dnsZone(), dnsZone))
                        .filter(it -> it.appsRecord().equals(record))
                        .filter(it -> !it.infraId().equals(infraId))
                        .map(Inventory.Hosted::key);
        var recorded = leases.all().stream()
                .map(StoredLease::lease)
                .filter(it -> AzureId.same(it.dnsZone(), dnsZone))
                .filter(it -> it.appsRecord().equals(record))
                .map(it -> new ClusterKey(it.namespace(), it.name()))
                .filter(it -> !it.equals(key));
        return Stream.concat(hosted, recorded).findFirst();
    }
}
