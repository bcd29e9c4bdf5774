package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.SubResource;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.privatedns.PrivateDnsZoneManager;
import com.azure.resourcemanager.privatedns.fluent.PrivateDnsManagementClient;
import com.azure.resourcemanager.privatedns.fluent.models.PrivateZoneInner;
import com.azure.resourcemanager.privatedns.fluent.models.VirtualNetworkLinkInner;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Private DNS zones and their links to virtual networks. */
public final class PrivateDns {
    private static final String LOCATION = "global";

    private final PrivateDnsManagementClient client;
    private final AzureCall call;

    PrivateDns(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        this.client = PrivateDnsZoneManager.authenticate(pipeline, profile).serviceClient();
        this.call = call;
    }

    /** A private zone; its value is its id. One that is there without the right tags is somebody else's, and refused. */
    public Resource<String> zone(
            Step<Group> group, String name, Map<String, String> tags, Predicate<Map<String, String>> ours) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read private DNS zone " + name,
                                () -> client.getPrivateZones().getByResourceGroup(groupName, name))
                        .map(zone -> checked(zone, ours).id());
            }

            @Override
            String create(Values values, String groupName) {
                var wanted = new PrivateZoneInner().withLocation(LOCATION).withTags(tags);
                return call.await(
                                "create private DNS zone " + name,
                                () -> client.getPrivateZones().beginCreateOrUpdate(groupName, name, wanted))
                        .id();
            }
        };
    }

    /** A link that lets a virtual network resolve the zone; its value is its id. */
    public Resource<String> link(
            Step<Group> group, String zone, String name, Step<String> network, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read link " + name,
                                () -> client.getVirtualNetworkLinks().get(groupName, zone, name))
                        .map(VirtualNetworkLinkInner::id);
            }

            @Override
            String create(Values values, String groupName) {
                var wanted = new VirtualNetworkLinkInner()
                        .withLocation(LOCATION)
                        .withTags(tags)
                        .withRegistrationEnabled(false)
                        .withVirtualNetwork(new SubResource().withId(values.of(network)));
                return call.await(
                                "link private DNS zone " + zone,
                                () -> client.getVirtualNetworkLinks()
                                        .beginCreateOrUpdate(groupName, zone, name, wanted))
                        .id();
            }
        };
    }

    private static PrivateZoneInner checked(PrivateZoneInner zone, Predicate<Map<String, String>> ours) {
        if (!ours.test(Tags.of(zone.tags()))) {
            throw new HyperShiftException(
                    Problem.of("not-ours", "private DNS zone {} is there, but not ours: {}", zone.name(), zone.id())
                            .because("A cluster's ingress writes into its private zone, which goes with the cluster.")
                            .remedy(
                                    "Choose another name with {}, or another group with {}.",
                                    Parameter.CLUSTER_NAME,
                                    Parameter.RESOURCE_GROUP_NAME));
        }
        return zone;
    }
}
