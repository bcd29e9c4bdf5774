package io.hypershift.azure.foundation;

import static io.hypershift.azure.foundation.Component.Scope.DNS_ZONE;
import static io.hypershift.azure.foundation.Component.Scope.MANAGED;
import static io.hypershift.azure.foundation.Component.Scope.SECURITY_GROUP;
import static io.hypershift.azure.foundation.Component.Scope.VIRTUAL_NETWORK;

import java.util.List;
import java.util.Set;

/**
 * The parts of a hosted cluster that act in Azure, each with an identity of its own. Credential suffixes and identity names
 * are the guide's (phase 1, steps 1 and 4); subjects, roles and scopes are those of HyperShift's {@code
 * cmd/infra/azure/identities.go} and {@code rbac.go}.
 */
public enum Component {
    IMAGE_REGISTRY(
            "imageRegistry",
            "image-registry",
            new Role("ciro", "8b32b316-c2f5-4ddf-b05b-83dacd2d08b5", MANAGED),
            new Account("-registry", "openshift-image-registry:registry"),
            new Account("-operator", "openshift-image-registry:cluster-image-registry-operator")),
    INGRESS(
            "ingress",
            "ingress",
            new Role("ingress", "0336e1d3-7a87-462b-b6db-342b63f7802c", MANAGED, VIRTUAL_NETWORK, DNS_ZONE),
            new Account("", "openshift-ingress-operator:ingress-operator")),
    FILE(
            "file",
            "file-csi",
            new Role("azure-file", "0d7aedc0-15fd-4a67-a412-efad370c947e", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("-node", "openshift-cluster-csi-drivers:azure-file-csi-driver-node-sa"),
            new Account("-operator", "openshift-cluster-csi-drivers:azure-file-csi-driver-operator"),
            new Account("-controller", "openshift-cluster-csi-drivers:azure-file-csi-driver-controller-sa")),
    DISK(
            "disk",
            "disk-csi",
            new Role("azure-disk", "5b7237c5-45e1-49d6-bc18-a1f62f400748", MANAGED),
            new Account("-node", "openshift-cluster-csi-drivers:azure-disk-csi-driver-node-sa"),
            new Account("-operator", "openshift-cluster-csi-drivers:azure-disk-csi-driver-operator"),
            new Account("-controller", "openshift-cluster-csi-drivers:azure-disk-csi-driver-controller-sa")),
    NODE_POOL_MANAGEMENT(
            "nodePoolManagement",
            "nodepool-mgmt",
            new Role("capz", "b24988ac-6180-42a0-ab88-20f7382dd24c", MANAGED, VIRTUAL_NETWORK),
            new Account("", "kube-system:capi-provider")),
    CLOUD_PROVIDER(
            "cloudProvider",
            "cloud-provider",
            new Role(
                    "cloud-provider", "a1f96423-95ce-4224-ab27-4e3dc72facd4", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("", "kube-system:azure-cloud-provider")),
    NETWORK(
            "network",
            "network",
            new Role("cncc", "be7a6435-15ae-4171-8f30-4a343eff9e8f", MANAGED, VIRTUAL_NETWORK),
            new Account("", "openshift-cloud-network-config-controller:cloud-network-config-controller")),
    CONTROL_PLANE_OPERATOR(
            "controlPlaneOperator",
            "control-plane-operator",
            new Role("cpo", "b24988ac-6180-42a0-ab88-20f7382dd24c", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("", "kube-system:control-plane-operator"));

    /** The one audience of all of HyperShift's federated credentials. */
    static final String AUDIENCE = "openshift";

    private final String key;
    private final String suffix;
    private final Role role;
    private final List<Account> accounts;

    Component(String key, String suffix, Role role, Account... accounts) {
        this.key = key;
        this.suffix = suffix;
        this.role = role;
        this.accounts = List.of(accounts);
    }

    /** Where a component needs its role. */
    public enum Scope {
        MANAGED,
        SECURITY_GROUP,
        VIRTUAL_NETWORK,
        DNS_ZONE
    }

    /**
     * What a component may do.
     *
     * @param component the component's name in the names of role assignments
     * @param definition the UUID of Azure's built-in role
     */
    public record Role(String component, String definition, Set<Scope> scopes) {
        Role(String component, String definition, Scope... scopes) {
            this(component, definition, Set.of(scopes));
        }
    }

    /**
     * A service account of the hosted cluster.
     *
     * @param credentialSuffix what its credential's name ends in, after {@code -fed-id}
     * @param name {@code namespace:name}
     */
    public record Account(String credentialSuffix, String name) {
        String subject() {
            return "system:serviceaccount:" + name;
        }

        String credentialName(String identity) {
            return identity + "-fed-id" + credentialSuffix;
        }
    }

    /** The component's key in {@code workload-identities.json} and in a HostedCluster. */
    public String key() {
        return key;
    }

    public String identityName(String identityPrefix) {
        return identityPrefix + "-" + suffix;
    }

    public Role role() {
        return role;
    }

    public List<Account> accounts() {
        return accounts;
    }
}
