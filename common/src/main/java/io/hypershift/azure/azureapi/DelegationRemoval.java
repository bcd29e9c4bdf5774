package io.hypershift.azure.azureapi;

import com.azure.core.util.Context;
import com.azure.resourcemanager.dns.fluent.RecordSetsClient;
import com.azure.resourcemanager.dns.models.RecordType;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The removal of what leads to the servers of a zone that goes: whoever gets these servers next would have its names. Records that lead
 * elsewhere stay.
 */
record DelegationRemoval(RecordSetsClient client, AzureCall call, Zone parent, String name, List<String> servers)
        implements Removal {

    @Override
    public boolean exists() {
        return DelegationResource.read(client, call, parent, name)
                .filter(it -> DelegationResource.serversOf(it).stream().anyMatch(this::isOurs))
                .isPresent();
    }

    @Override
    public void delete() {
        DelegationResource.read(client, call, parent, name).ifPresent(found -> {
            var others = DelegationResource.serversOf(found).stream()
                    .filter(it -> !isOurs(it))
                    .toList();
            if (others.isEmpty()) {
                call.find(
                        "delete the delegation of " + name + " in " + parent.name(),
                        () -> client.deleteWithResponse(
                                parent.group(), parent.name(), name, RecordType.NS, found.etag(), Context.NONE));
            } else {
                DelegationResource.write(client, call, parent, name, others, Optional.of(found.etag()));
            }
        });
    }

    private boolean isOurs(String server) {
        return servers.stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(server.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure).or(() -> DelegationResource.changedMeanwhile(failure));
    }
}
