package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Networks.AddressRange;

/** Where a cluster's network is, once it was looked for. */
sealed interface NetworkPlace {

    /** The groups of network and security group, given those that a network of the cluster's own would lie in. */
    Groups groups(Groups own);

    /** Resource groups by name. */
    record Groups(String network, String securityGroup) {}

    /** It is made for the cluster, and goes with it. */
    record Own() implements NetworkPlace {
        @Override
        public Groups groups(Groups own) {
            return own;
        }
    }

    /** It is there, and stays. */
    record Found(String networkId, String subnetId, String securityGroupId) implements NetworkPlace {
        @Override
        public Groups groups(Groups own) {
            return new Groups(AzureId.groupOf(networkId), AzureId.groupOf(securityGroupId));
        }
    }

    /** It is made, and stays: a customer's that was not there yet. */
    record ToBeMade(String networkGroup, String name, AddressRange range, SecurityGroup securityGroup)
            implements NetworkPlace {
        @Override
        public Groups groups(Groups own) {
            return new Groups(networkGroup, securityGroup.group());
        }
    }

    /**
     * The security group of a network that is made.
     *
     * @param id its id; empty where it is made, too
     */
    record SecurityGroup(String group, String name, String id) {}
}
