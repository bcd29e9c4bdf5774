package io.hypershift.azure.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The infrastructure in Azure that is wanted for a cluster, in the words of {@code hypershift create infra azure}.
 *
 * @param natSubnetId the subnet for the addresses of a private link service, for clusters whose API is private
 */
public record InfraRequest(
        String clusterName,
        String infraId,
        Domain domain,
        Place place,
        Network network,
        Inside inside,
        Optional<String> natSubnetId)
        implements InfraSource {

    /**
     * Where the cluster's applications are.
     *
     * @param baseDomain a public Azure DNS zone of the subscription
     * @param prefix what stands before the base domain instead of the cluster's name; {@code none} for nothing
     */
    public record Domain(String baseDomain, Optional<String> prefix) {}

    /**
     * Where in Azure the cluster lies.
     *
     * @param resourceGroupName the one group for all that is its own; one that is there already is kept when the cluster goes
     * @param tags put on all that is made for the cluster, beside our own
     */
    public record Place(String location, Optional<String> resourceGroupName, Map<String, String> tags) {
        public Place {
            tags = Map.copyOf(tags);
        }
    }

    /** The ranges inside the cluster, as CIDRs, which its network must not overlap with. */
    public record Inside(List<String> clusterCidrs, List<String> serviceCidrs) {
        public Inside {
            clusterCidrs = List.copyOf(clusterCidrs);
            serviceCidrs = List.copyOf(serviceCidrs);
        }
    }

    /** The network that the cluster's nodes are in. */
    public sealed interface Network permits Network.Own, Network.ByIds, Network.ByNames {

        /** One made for the cluster, with the CLI's names and ranges. */
        record Own() implements Network {}

        /**
         * One that is there: it is used, and neither changed nor deleted.
         *
         * @param networkSecurityGroupId the subnet's own unless given
         */
        record ByIds(String vnetId, String subnetId, Optional<String> networkSecurityGroupId) implements Network {}

        /**
         * One that is found by its names, and made where it is not there yet and its ranges are given. It is the customer's
         * either way: it outlives the cluster.
         *
         * @param ranges what to make it with; without them it must be there
         */
        record ByNames(Named vnet, String subnetName, Named networkSecurityGroup, Optional<Ranges> ranges)
                implements Network {

            /** The names that HyperShift's guide gives a customer's network. */
            public static ByNames ofGuide(String prefix) {
                return new ByNames(
                        new Named(Optional.of(prefix + "-customer-vnet-rg"), prefix + "-customer-vnet"),
                        prefix + "-customer-subnet-1",
                        new Named(Optional.of(prefix + "-customer-nsg-rg"), prefix + "-customer-nsg"),
                        Optional.of(Ranges.USUAL));
            }
        }
    }

    /**
     * A resource by its name.
     *
     * @param resourceGroup where it lies; looked for in the whole subscription unless given
     */
    public record Named(Optional<String> resourceGroup, String name) {}

    /** The addresses of a network and of its subnet, as CIDRs. */
    public record Ranges(String vnetAddressPrefix, String subnetAddressPrefix) {
        /** The CLI's and the guide's. */
        public static final Ranges USUAL = new Ranges("10.0.0.0/16", "10.0.0.0/24");
    }

    /** One with a network of its own, named like the cluster in the base domain. */
    static InfraRequest usual(String clusterName, String baseDomain, Place place, Inside inside) {
        return new InfraRequest(
                clusterName,
                "",
                new Domain(baseDomain, Optional.empty()),
                place,
                new Network.Own(),
                inside,
                Optional.empty());
    }

    /** The same for a cluster whose infra ID is known by now. */
    InfraRequest of(String known) {
        return new InfraRequest(clusterName, known, domain, place, network, inside, natSubnetId);
    }

    @Override
    public Optional<String> givenInfraId() {
        return Optional.of(infraId).filter(it -> !it.isEmpty());
    }

    @Override
    public String baseDomain() {
        return domain.baseDomain();
    }

    @Override
    public AppsDomain appsDomain() {
        return AppsDomain.of(clusterName, domain.baseDomain(), domain.prefix());
    }

    InfraNames names() {
        return new InfraNames(clusterName, infraId, domain.baseDomain());
    }
}
