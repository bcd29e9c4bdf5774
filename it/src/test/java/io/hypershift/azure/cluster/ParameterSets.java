package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.*;

import io.hypershift.azure.failure.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clusters are asked for with. */
final class ParameterSets {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String NAT_SUBNET = SUBSCRIPTION
            + "/resourceGroups/pr-42-vnet/providers/Microsoft.Network/virtualNetworks/pr-42-vnet/subnets/pls-nat";

    private ParameterSets() {}

    /** By the name of the file that the CLI has rendered with the flags that match. */
    static Map<String, Map<Parameter, String>> ofTheCli() {
        var sets = new LinkedHashMap<String, Map<Parameter, String>>();
        sets.put("01-defaults", Map.of());
        sets.put("02-external-dns", Map.of(EXTERNAL_DNS_DOMAIN, "ext.example.com"));
        sets.put("03-zones", Map.of(AVAILABILITY_ZONES, "1,2,3"));
        sets.put(
                "04-highly-available-ssh-trust",
                Map.of(
                        CONTROL_PLANE_AVAILABILITY_POLICY,
                        "HighlyAvailable",
                        INFRA_AVAILABILITY_POLICY,
                        "HighlyAvailable",
                        ETCD_STORAGE_CLASS,
                        "premium",
                        ETCD_STORAGE_SIZE,
                        "16Gi",
                        FIPS,
                        "true"));
        sets.put(
                "05-private",
                Map.of(
                        EXTERNAL_DNS_DOMAIN,
                        "ext.example.com",
                        ENDPOINT_ACCESS,
                        "Private",
                        ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID,
                        NAT_SUBNET,
                        ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS,
                        "99999999-9999-9999-9999-999999999999"));
        sets.put(
                "06-public-and-private",
                Map.of(
                        EXTERNAL_DNS_DOMAIN,
                        "ext.example.com",
                        ENDPOINT_ACCESS,
                        "PublicAndPrivate",
                        ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID,
                        NAT_SUBNET));
        sets.put(
                "07-oauth-load-balancer",
                Map.of(EXTERNAL_DNS_DOMAIN, "ext.example.com", OAUTH_PUBLISHING_STRATEGY, "LoadBalancer"));
        sets.put(
                "08-marketplace-disk",
                Map.ofEntries(
                        Map.entry(MARKETPLACE_PUBLISHER, "azureopenshift"),
                        Map.entry(MARKETPLACE_OFFER, "aro4"),
                        Map.entry(MARKETPLACE_SKU, "aro_421"),
                        Map.entry(MARKETPLACE_VERSION, "421.0.20260101"),
                        Map.entry(IMAGE_GENERATION, "Gen1"),
                        Map.entry(ROOT_DISK_SIZE, "256"),
                        Map.entry(DISK_STORAGE_ACCOUNT_TYPE, "StandardSSD_LRS"),
                        Map.entry(ENABLE_EPHEMERAL_DISK, "true"),
                        Map.entry(ENCRYPTION_AT_HOST, "Disabled"),
                        Map.entry(INSTANCE_TYPE, "Standard_D8s_v5"),
                        Map.entry(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "Managed"),
                        Map.entry(
                                DISK_ENCRYPTION_SET_ID,
                                SUBSCRIPTION
                                        + "/resourceGroups/des/providers/Microsoft.Compute/diskEncryptionSets/des1")));
        sets.put(
                "09-placement",
                Map.ofEntries(
                        Map.entry(ANNOTATIONS, "a.example.com/x=1"),
                        Map.entry(LABELS, "team=ci"),
                        Map.entry(NODE_SELECTOR, "role=cp,disk=fast"),
                        Map.entry(TOLERATION, "key=cp,operator=Equal,value=yes,effect=NoSchedule"),
                        Map.entry(PODS_LABELS, "build=42"),
                        Map.entry(PAUSED_UNTIL, "true"),
                        Map.entry(OLM_CATALOG_PLACEMENT, "guest"),
                        Map.entry(OLM_DISABLE_DEFAULT_SOURCES, "true"),
                        Map.entry(DISABLE_CLUSTER_CAPABILITIES, "ImageRegistry"),
                        Map.entry(BASE_DOMAIN_PREFIX, "none"),
                        Map.entry(KAS_DNS_NAME, "api.pr-42.example.com"),
                        Map.entry(AUTO_REPAIR, "true"),
                        Map.entry(NODE_DRAIN_TIMEOUT, "10m"),
                        Map.entry(NODE_UPGRADE_TYPE, "InPlace"),
                        Map.entry(MACHINE_CIDR, "10.0.0.0/16"),
                        Map.entry(CLUSTER_CIDR, "10.128.0.0/14"),
                        Map.entry(SERVICE_CIDR, "172.30.0.0/16"),
                        Map.entry(OVN_KUBERNETES_MTU, "1360")));
        sets.put(
                "10-arm-zero-nodes",
                Map.of(ARCH, "arm64", NODE_POOL_REPLICAS, "0", FEATURE_SET, "TechPreviewNoUpgrade"));
        sets.put(
                "11-kms",
                Map.of(ENCRYPTION_KEY_ID, "https://demokv.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef"));
        return sets;
    }

    /**
     * A set that the CLI's renders have no like of.
     *
     * @param expected what it makes of it, by facts 4.5 to 4.7: values in the HostedCluster by JSON pointer, those in the first node
     *     pool after a {@code pool:}; {@code absent} for what must not be there
     */
    record Further(String name, Map<Parameter, String> options, Map<String, String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final String ABSENT = "absent";

    static List<Further> further() {
        return List.of(
                new Further(
                        "capabilities enabled and disabled",
                        Map.of(
                                ENABLE_CLUSTER_CAPABILITIES,
                                "baremetal",
                                DISABLE_CLUSTER_CAPABILITIES,
                                "Console,Ingress,Insights"),
                        Map.of(
                                "/spec/capabilities/enabled/0",
                                "baremetal",
                                "/spec/capabilities/disabled/2",
                                "Insights")),
                new Further(
                        "a network plugin of one's own",
                        Map.of(NETWORK_TYPE, "Other", DISABLE_MULTI_NETWORK, "true", ALLOCATE_NODE_CIDRS, "true"),
                        Map.of(
                                "/spec/networking/networkType", "Other",
                                "/spec/networking/allocateNodeCIDRs", "Enabled",
                                "/spec/operatorConfiguration/clusterNetworkOperator/disableMultiNetwork", "true")),
                new Further(
                        "two networks for pods",
                        Map.of(CLUSTER_CIDR, "10.128.0.0/15,10.130.0.0/15"),
                        Map.of(
                                "/spec/networking/clusterNetwork/0/cidr", "10.128.0.0/15",
                                "/spec/networking/clusterNetwork/1/cidr", "10.130.0.0/15")),
                new Further(
                        "Calico",
                        Map.of(NETWORK_TYPE, "Calico"),
                        Map.of("/spec/networking/networkType", "Calico", "/spec/operatorConfiguration", ABSENT)),
                new Further(
                        "private without external DNS",
                        Map.of(ENDPOINT_ACCESS, "Private", ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT_SUBNET),
                        Map.of(
                                "/spec/services/0/servicePublishingStrategy/type",
                                "Route",
                                "/spec/services/0/servicePublishingStrategy/route",
                                ABSENT,
                                "/spec/platform/azure/topology",
                                "Private",
                                "/spec/platform/azure/private/privateLink/additionalAllowedSubscriptions",
                                ABSENT)),
                new Further(
                        "public and private without external DNS",
                        Map.of(ENDPOINT_ACCESS, "PublicAndPrivate", ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT_SUBNET),
                        Map.of("/spec/services/0/servicePublishingStrategy/type", "LoadBalancer")),
                new Further(
                        "OAuth by a load balancer without a name",
                        Map.of(OAUTH_PUBLISHING_STRATEGY, "LoadBalancer"),
                        Map.of(
                                "/spec/services/3/servicePublishingStrategy/type",
                                "LoadBalancer",
                                "/spec/services/3/servicePublishingStrategy/loadBalancer",
                                ABSENT)),
                new Further(
                        "private with OAuth by a load balancer",
                        Map.of(
                                ENDPOINT_ACCESS, "Private",
                                ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT_SUBNET,
                                OAUTH_PUBLISHING_STRATEGY, "LoadBalancer",
                                EXTERNAL_DNS_DOMAIN, "ext.example.com"),
                        Map.of(
                                "/spec/services/3/servicePublishingStrategy/loadBalancer/hostname",
                                "oauth-pr-42.ext.example.com",
                                "/spec/services/1/servicePublishingStrategy/route",
                                ABSENT)),
                new Further(
                        "Managed HSM",
                        Map.of(
                                ENCRYPTION_KEY_ID,
                                "https://hsm.managedhsm.azure.net/keys/etcd/0123456789abcdef0123456789abcdef"),
                        Map.of(
                                "/spec/secretEncryption/kms/azure/keyVaultType",
                                "ManagedHSM",
                                "/spec/secretEncryption/aescbc",
                                ABSENT)),
                new Further(
                        "another prefix before the base domain",
                        Map.of(BASE_DOMAIN_PREFIX, "ci"),
                        Map.of("/spec/dns/baseDomainPrefix", "ci")),
                new Further(
                        "two zones with two nodes each",
                        Map.of(AVAILABILITY_ZONES, "1,2", NODE_POOL_REPLICAS, "2"),
                        Map.of(
                                "pool:/metadata/name",
                                "pr-42-1",
                                "pool:/spec/platform/azure/availabilityZone",
                                "1",
                                "pool:/spec/replicas",
                                "2")),
                new Further(
                        "boot diagnostics in an account of one's own",
                        Map.of(
                                DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "UserManaged",
                                DIAGNOSTICS_STORAGE_ACCOUNT_URI, "https://diag.blob.core.windows.net/"),
                        Map.of(
                                "pool:/spec/platform/azure/diagnostics/userManaged/storageAccountURI",
                                "https://diag.blob.core.windows.net/")),
                new Further(
                        "encryption at host, and a disk of the second version",
                        Map.of(
                                ENCRYPTION_AT_HOST,
                                "Enabled",
                                DISK_STORAGE_ACCOUNT_TYPE,
                                "PremiumV2_LRS",
                                ROOT_DISK_SIZE,
                                "16"),
                        Map.of(
                                "pool:/spec/platform/azure/encryptionAtHost", "Enabled",
                                "pool:/spec/platform/azure/osDisk/sizeGiB", "16",
                                "pool:/spec/platform/azure/osDisk/persistence", ABSENT)),
                new Further(
                        "a marketplace image of the usual generation",
                        Map.of(
                                MARKETPLACE_PUBLISHER, "azureopenshift",
                                MARKETPLACE_OFFER, "aro4",
                                MARKETPLACE_SKU, "aro_419",
                                MARKETPLACE_VERSION, "latest"),
                        Map.of(
                                "pool:/spec/platform/azure/image/azureMarketplace/imageGeneration", "Gen2",
                                "pool:/spec/platform/azure/image/azureMarketplace/version", "latest")),
                new Further(
                        "paused until a date",
                        Map.of(PAUSED_UNTIL, "2027-01-01T00:00:00Z"),
                        Map.of(
                                "/spec/pausedUntil", "2027-01-01T00:00:00Z",
                                "pool:/spec/pausedUntil", "2027-01-01T00:00:00Z")),
                new Further(
                        "times to drain and to detach",
                        Map.of(NODE_DRAIN_TIMEOUT, "1h30m", NODE_VOLUME_DETACH_TIMEOUT, "45s"),
                        Map.of("pool:/spec/nodeDrainTimeout", "1h30m0s", "pool:/spec/nodeVolumeDetachTimeout", "45s")),
                new Further(
                        "features that are not for production",
                        Map.of(FEATURE_SET, "DevPreviewNoUpgrade", OLM_DISABLE_DEFAULT_SOURCES, "true"),
                        Map.of(
                                "/spec/configuration/featureGate/featureSet", "DevPreviewNoUpgrade",
                                "/spec/configuration/operatorhub/disableAllDefaultSources", "true")),
                new Further(
                        "annotations and tolerations with commas in them",
                        Map.of(
                                ANNOTATIONS, "a.example.com/x=1,2\nb=c=d",
                                TOLERATION,
                                        "key=a,operator=exists,effect=noexecute,tolerationSeconds=30\nkey=b,value=c",
                                CONTROL_PLANE_OPERATOR_IMAGE, "quay.io/me/cpo:dev"),
                        Map.of(
                                "/metadata/annotations/a.example.com~1x",
                                "1,2",
                                "/metadata/annotations/b",
                                "c=d",
                                "/metadata/annotations/hypershift.openshift.io~1control-plane-operator-image",
                                "quay.io/me/cpo:dev",
                                "/spec/tolerations/0/effect",
                                "NoExecute",
                                "/spec/tolerations/0/tolerationSeconds",
                                "30",
                                "/spec/tolerations/1/operator",
                                ABSENT)),
                new Further("no node pool at all", Map.of(NODE_POOL_REPLICAS, "-1"), Map.of("pool:", ABSENT)));
    }
}
