package io.hypershift.azure.azureapi;

import com.azure.core.util.Context;
import com.azure.resourcemanager.dns.fluent.RecordSetsClient;
import com.azure.resourcemanager.dns.models.RecordType;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Optional;

/** The removal of a delegation that still leads to the servers of a zone: once that is gone, whoever gets its servers had its names. */
record DelegationRemoval(RecordSetsClient client, AzureCall call, Zone parent, String name, List<String> servers)
        implements Removal {

    @Override
    public boolean exists() {
        return DelegationResource.read(client, call, parent, name)
                .filter(it -> DelegationResource.same(DelegationResource.serversOf(it), servers))
                .isPresent();
    }

    @Override
    public void delete() {
        call.find(
                "delete the delegation of " + name + " in " + parent.name(),
                () -> client.deleteWithResponse(
                        parent.group(), parent.name(), name, RecordType.NS, null, Context.NONE));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }
}
