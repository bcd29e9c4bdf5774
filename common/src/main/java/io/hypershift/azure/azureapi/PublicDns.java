package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.dns.DnsZoneManager;
import com.azure.resourcemanager.dns.fluent.DnsManagementClient;
import com.azure.resourcemanager.dns.models.RecordType;
import io.hypershift.azure.plan.Removal;
import java.util.List;

/** Public DNS zones and the records in them. */
public final class PublicDns {
    private final DnsManagementClient client;
    private final AzureCall call;

    PublicDns(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        this.client = DnsZoneManager.authenticate(pipeline, profile).serviceClient();
        this.call = call;
    }

    /** A public zone. */
    public record Zone(String name, String id, String group) {}

    /** All public zones of the subscription, however many pages they fill. */
    public List<Zone> zones() {
        return call.of(
                "list DNS zones",
                () -> client.getZones().list().stream()
                        .map(zone -> new Zone(zone.name(), zone.id(), AzureId.groupOf(zone.id())))
                        .toList());
    }

    /** The servers that answer for the zone, without a dot at their ends: the parent zone must name them. */
    public List<String> nameServers(Zone zone) {
        return call.of(
                "read DNS zone " + zone.name(),
                () -> client.getZones().getByResourceGroup(zone.group(), zone.name()).nameServers().stream()
                        .map(server -> server.replaceFirst("\\.$", ""))
                        .toList());
    }

    /** An address record set of a zone, such as {@code *.apps.pr-42}. */
    public Removal addressRecord(Zone zone, String name) {
        return new Removal() {
            @Override
            public boolean exists() {
                return call.find(
                                "read record " + name + " of " + zone.name(),
                                () -> client.getRecordSets().get(zone.group(), zone.name(), name, RecordType.A))
                        .isPresent();
            }

            @Override
            public void delete() {
                call.find("delete record " + name + " of " + zone.name(), () -> {
                    client.getRecordSets().delete(zone.group(), zone.name(), name, RecordType.A);
                    return true;
                });
            }
        };
    }
}
