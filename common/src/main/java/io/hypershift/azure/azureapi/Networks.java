package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.IpVersion;
import com.azure.resourcemanager.network.models.PublicIpAddressSku;
import com.azure.resourcemanager.network.models.PublicIpAddressSkuName;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hosted cluster's network, in the form that {@code hypershift create infra azure} gives it; values are ids. */
public final class Networks {
    private final NetworkManagementClient client;
    private final AzureCall call;
    private final String subscription;

    Networks(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        this.client = NetworkManager.authenticate(pipeline, profile).serviceClient();
        this.call = call;
        this.subscription = profile.getSubscriptionId();
    }

    /** A network security group without rules of its own. */
    public Resource<String> securityGroup(Step<Group> group, String name, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read network security group " + name,
                                () -> client.getNetworkSecurityGroups().getByResourceGroup(groupName, name))
                        .map(NetworkSecurityGroupInner::id);
            }

            @Override
            String create(Values values, String groupName) {
                var wanted = new NetworkSecurityGroupInner();
                wanted.withLocation(values.of(group).location()).withTags(tags);
                return call.await(
                                "create network security group " + name,
                                () -> client.getNetworkSecurityGroups().beginCreateOrUpdate(groupName, name, wanted))
                        .id();
            }
        };
    }

    /** A virtual network with one subnet, the security group on it. */
    public Resource<String> network(
            Step<Group> group, String name, AddressRange range, Step<String> securityGroup, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read virtual network " + name,
                                () -> client.getVirtualNetworks().getByResourceGroup(groupName, name))
                        .map(VirtualNetworkInner::id);
            }

            @Override
            String create(Values values, String groupName) {
                var subnet = new SubnetInner()
                        .withName(range.subnetName())
                        .withAddressPrefix(range.subnet())
                        .withNetworkSecurityGroup(new NetworkSecurityGroupInner().withId(values.of(securityGroup)));
                var wanted = new VirtualNetworkInner()
                        .withAddressSpace(new AddressSpace().withAddressPrefixes(List.of(range.network())))
                        .withSubnets(List.of(subnet));
                wanted.withLocation(values.of(group).location()).withTags(tags);
                return call.await(
                                "create virtual network " + name,
                                () -> client.getVirtualNetworks().beginCreateOrUpdate(groupName, name, wanted))
                        .id();
            }
        };
    }

    /**
     * The addresses of a virtual network and of the one subnet in it, as CIDRs.
     *
     * @param subnetName the subnet's name
     */
    public record AddressRange(String network, String subnetName, String subnet) {}

    /** A static public address. */
    public Resource<String> publicAddress(Step<Group> group, String name, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read public IP " + name,
                                () -> client.getPublicIpAddresses().getByResourceGroup(groupName, name))
                        .map(PublicIpAddressInner::id);
            }

            @Override
            String create(Values values, String groupName) {
                var wanted = new PublicIpAddressInner()
                        .withSku(new PublicIpAddressSku().withName(PublicIpAddressSkuName.STANDARD))
                        .withPublicIpAllocationMethod(IpAllocationMethod.STATIC)
                        .withPublicIpAddressVersion(IpVersion.IPV4)
                        .withIdleTimeoutInMinutes(4);
                wanted.withLocation(values.of(group).location()).withTags(tags);
                return call.await(
                                "create public IP " + name,
                                () -> client.getPublicIpAddresses().beginCreateOrUpdate(groupName, name, wanted))
                        .id();
            }
        };
    }

    /** The load balancer that gives the nodes a way out; its parts all bear its name, as the operator expects. */
    public Resource<String> outboundLoadBalancer(
            Step<Group> group, String name, Step<String> publicAddress, Map<String, String> tags) {
        return new ResourceInGroup<>(group) {
            @Override
            Optional<String> find(String groupName) {
                return call.find(
                                "read load balancer " + name,
                                () -> client.getLoadBalancers().getByResourceGroup(groupName, name))
                        .map(LoadBalancerInner::id);
            }

            @Override
            String create(Values values, String groupName) {
                var id = AzureId.resource(subscription, groupName, "Microsoft.Network/loadBalancers", name);
                var wanted = OutboundLoadBalancer.of(name, id, values.of(publicAddress));
                wanted.withLocation(values.of(group).location()).withTags(tags);
                return call.await(
                                "create load balancer " + name,
                                () -> client.getLoadBalancers().beginCreateOrUpdate(groupName, name, wanted))
                        .id();
            }
        };
    }
}
