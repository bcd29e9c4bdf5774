package io.hypershift.azure.foundation;

import static io.hypershift.azure.foundation.Component.Scope.DNS_ZONE;
import static io.hypershift.azure.foundation.Component.Scope.MANAGED;
import static io.hypershift.azure.foundation.Component.Scope.SECURITY_GROUP;
import static io.hypershift.azure.foundation.Component.Scope.VIRTUAL_NETWORK;

import java.util.List;
import java.util.Set;

/**
 * The parts of a hosted cluster that act in Azure, each with an identity of its own. Subjects, roles and scopes are those of
 * HyperShift's {@code cmd/infra/azure/identities.go} and {@code rbac.go}; for names see {@link IdentityNames}.
 */
public enum Component {
    IMAGE_REGISTRY(
            "imageRegistry",
            new Names("image-registry"),
            new Role("ciro", "8b32b316-c2f5-4ddf-b05b-83dacd2d08b5", MANAGED),
            new Account("-registry", "openshift-image-registry:registry"),
            new Account("-operator", "openshift-image-registry:cluster-image-registry-operator")),
    INGRESS(
            "ingress",
            new Names("ingress"),
            new Role("ingress", "0336e1d3-7a87-462b-b6db-342b63f7802c", MANAGED, VIRTUAL_NETWORK, DNS_ZONE),
            new Account("", "openshift-ingress-operator:ingress-operator")),
    FILE(
            "file",
            new Names("file-csi", "file", "file"),
            new Role("azure-file", "0d7aedc0-15fd-4a67-a412-efad370c947e", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("-node", "openshift-cluster-csi-drivers:azure-file-csi-driver-node-sa"),
            new Account("-operator", "openshift-cluster-csi-drivers:azure-file-csi-driver-operator"),
            new Account("-controller", "openshift-cluster-csi-drivers:azure-file-csi-driver-controller-sa")),
    DISK(
            "disk",
            new Names("disk-csi", "disk", "disk"),
            new Role("azure-disk", "5b7237c5-45e1-49d6-bc18-a1f62f400748", MANAGED),
            new Account("-node", "openshift-cluster-csi-drivers:azure-disk-csi-driver-node-sa"),
            new Account("-operator", "openshift-cluster-csi-drivers:azure-disk-csi-driver-operator"),
            new Account("-controller", "openshift-cluster-csi-drivers:azure-disk-csi-driver-controller-sa")),
    NODE_POOL_MANAGEMENT(
            "nodePoolManagement",
            new Names("nodepool-mgmt", "node-pool-mgmt", "node-pool-mgmt"),
            new Role("capz", "b24988ac-6180-42a0-ab88-20f7382dd24c", MANAGED, VIRTUAL_NETWORK),
            new Account("", "kube-system:capi-provider")),
    CLOUD_PROVIDER(
            "cloudProvider",
            new Names("cloud-provider"),
            new Role(
                    "cloud-provider", "a1f96423-95ce-4224-ab27-4e3dc72facd4", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("", "kube-system:azure-cloud-provider")),
    NETWORK(
            "network",
            new Names("network"),
            new Role("cncc", "be7a6435-15ae-4171-8f30-4a343eff9e8f", MANAGED, VIRTUAL_NETWORK),
            new Account("", "openshift-cloud-network-config-controller:cloud-network-config-controller")),
    CONTROL_PLANE_OPERATOR(
            "controlPlaneOperator",
            new Names("control-plane-operator", "control-plane-operator", "cpo"),
            new Role("cpo", "b24988ac-6180-42a0-ab88-20f7382dd24c", MANAGED, SECURITY_GROUP, VIRTUAL_NETWORK),
            new Account("", "kube-system:control-plane-operator")),
    /** Encrypts etcd with a key of a vault; whoever owns the vault grants the role there. */
    KMS(
            "kms",
            new Names("kms"),
            new Role("kms", "12338af0-0e69-4776-bea7-57ae8d297424"),
            new Account("", "kube-system:kms-provider"));

    /** The one audience of all of HyperShift's federated credentials. */
    public static final String AUDIENCE = "openshift";

    private final String key;
    private final Names names;
    private final Role role;
    private final List<Account> accounts;

    Component(String key, Names names, Role role, Account... accounts) {
        this.key = key;
        this.names = names;
        this.role = role;
        this.accounts = List.of(accounts);
    }

    /**
     * What a component is called in names.
     *
     * @param guide in the guide's names of identities and credentials
     * @param cli in the CLI's names of identities
     * @param cliCredential in the CLI's names of credentials
     */
    record Names(String guide, String cli, String cliCredential) {
        Names(String everywhere) {
            this(everywhere, everywhere, everywhere);
        }
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
        public String subject() {
            return "system:serviceaccount:" + name;
        }
    }

    /** The component's key in {@code workload-identities.json} and in a HostedCluster. */
    public String key() {
        return key;
    }

    Names names() {
        return names;
    }

    public Role role() {
        return role;
    }

    public List<Account> accounts() {
        return accounts;
    }
}
