package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.dns.DnsZoneManager;
import com.azure.resourcemanager.dns.fluent.DnsManagementClient;
import com.azure.resourcemanager.dns.fluent.models.ZoneInner;
import com.azure.resourcemanager.dns.models.RecordType;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * A public zone with what else is known of it.
     *
     * @param nameServers those that answer for it, without dots at their ends
     */
    public record Hosted(Zone zone, List<String> nameServers, Map<String, String> tags) {}

    /** A zone of a group; one that is there is used as it is. */
    public Resource<Hosted> zone(Step<Group> group, String name, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<Hosted> find(String groupName) {
                return call.find(
                                "read DNS zone " + name, () -> client.getZones().getByResourceGroup(groupName, name))
                        .map(PublicDns::hosted);
            }

            @Override
            Hosted create(Values values, String groupName) {
                var wanted = new ZoneInner().withTags(tags);
                wanted.withLocation("global");
                return hosted(call.of(
                        "create DNS zone " + name, () -> client.getZones().createOrUpdate(groupName, name, wanted)));
            }
        };
    }

    /** The zones of a group; none where there is no such group. */
    public List<Hosted> zonesOf(String group) {
        return call.find(
                        "list DNS zones of " + group,
                        () -> client.getZones().listByResourceGroup(group).stream()
                                .map(PublicDns::hosted)
                                .toList())
                .orElse(List.of());
    }

    /** A zone with all its records. */
    public Removal removal(Zone zone) {
        return new AzureRemoval(
                () -> call.find(
                                "read DNS zone " + zone.name(),
                                () -> client.getZones().getByResourceGroup(zone.group(), zone.name()))
                        .isPresent(),
                () -> call.awaitGone(
                        "delete DNS zone " + zone.name(),
                        () -> client.getZones().beginDelete(zone.group(), zone.name())));
    }

    /**
     * The records of a parent zone that lead to the servers of a zone below it.
     *
     * @param name the zone's name below its parent, such as {@code demo}
     * @param overwrite whether records that lead elsewhere are replaced
     */
    public Resource<List<String>> delegation(
            Zone parent, String name, Function<Values, List<String>> servers, boolean overwrite) {
        return new DelegationResource(client.getRecordSets(), call, parent, name, servers, overwrite);
    }

    /** The same records, while they lead to no other servers than these. */
    public Removal delegationRemoval(Zone parent, String name, List<String> servers) {
        return new DelegationRemoval(client.getRecordSets(), call, parent, name, servers);
    }

    private static Hosted hosted(ZoneInner inner) {
        return new Hosted(
                new Zone(inner.name(), inner.id(), AzureId.groupOf(inner.id())),
                inner.nameServers().stream()
                        .map(server -> server.replaceFirst("\\.$", ""))
                        .toList(),
                Objects.requireNonNullElse(inner.tags(), Map.of()));
    }

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
