package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ALLOCATE_NODE_CIDRS;
import static io.hypershift.azure.failure.Parameter.ANNOTATIONS;
import static io.hypershift.azure.failure.Parameter.AVAILABILITY_ZONES;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;
import static io.hypershift.azure.failure.Parameter.CLUSTER_CIDR;
import static io.hypershift.azure.failure.Parameter.CONTROL_PLANE_AVAILABILITY_POLICY;
import static io.hypershift.azure.failure.Parameter.CONTROL_PLANE_OPERATOR_IMAGE;
import static io.hypershift.azure.failure.Parameter.DISABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.DISABLE_MULTI_NETWORK;
import static io.hypershift.azure.failure.Parameter.DNS_ZONE_RG_NAME;
import static io.hypershift.azure.failure.Parameter.ENABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.ETCD_STORAGE_CLASS;
import static io.hypershift.azure.failure.Parameter.ETCD_STORAGE_SIZE;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;
import static io.hypershift.azure.failure.Parameter.FEATURE_SET;
import static io.hypershift.azure.failure.Parameter.FIPS;
import static io.hypershift.azure.failure.Parameter.GENERATE_SSH;
import static io.hypershift.azure.failure.Parameter.INFRA_AVAILABILITY_POLICY;
import static io.hypershift.azure.failure.Parameter.INFRA_ID;
import static io.hypershift.azure.failure.Parameter.KAS_DNS_NAME;
import static io.hypershift.azure.failure.Parameter.LABELS;
import static io.hypershift.azure.failure.Parameter.LOCATION;
import static io.hypershift.azure.failure.Parameter.MACHINE_CIDR;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.NETWORK_TYPE;
import static io.hypershift.azure.failure.Parameter.NODE_DRAIN_TIMEOUT;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;
import static io.hypershift.azure.failure.Parameter.NODE_SELECTOR;
import static io.hypershift.azure.failure.Parameter.NODE_VOLUME_DETACH_TIMEOUT;
import static io.hypershift.azure.failure.Parameter.OAUTH_PUBLISHING_STRATEGY;
import static io.hypershift.azure.failure.Parameter.OLM_CATALOG_PLACEMENT;
import static io.hypershift.azure.failure.Parameter.OLM_DISABLE_DEFAULT_SOURCES;
import static io.hypershift.azure.failure.Parameter.OVN_KUBERNETES_MTU;
import static io.hypershift.azure.failure.Parameter.PAUSED_UNTIL;
import static io.hypershift.azure.failure.Parameter.PODS_LABELS;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static io.hypershift.azure.failure.Parameter.RELEASE_STREAM;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.SERVICE_CIDR;
import static io.hypershift.azure.failure.Parameter.SUBNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.SUBNET_NAME;
import static io.hypershift.azure.failure.Parameter.TOLERATION;
import static io.hypershift.azure.failure.Parameter.VNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.VNET_ID;
import static io.hypershift.azure.failure.Parameter.VNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_RESOURCE_GROUP;

import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.OptionSet;
import io.hypershift.azure.input.ValueRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of {@code hypershift create cluster azure} that are plain values, its defaults and the limits of HostedCluster's CRD
 * (HyperShift {@code cmd/cluster/core/create.go}, {@code cmd/cluster/azure/create.go}). Where the API's default differs from the
 * CLI's, the CLI's counts: {@code controlPlaneAvailabilityPolicy} is HighlyAvailable there.
 */
public final class ClusterOptions {
    /** The domain of a cluster is {@code {name}.{baseDomain}} without any prefix. */
    static final String NO_PREFIX = AppsDomain.NONE;

    private static final ValueRule AVAILABILITY = ValueRule.oneOf("SingleReplica", "HighlyAvailable");
    private static final ValueRule CAPABILITIES = ValueRule.each(
            Set.of("ImageRegistry", "openshift-samples", "Insights", "baremetal", "Console", "NodeTuning", "Ingress")
                    ::contains,
            "it must be one or several of ImageRegistry, openshift-samples, Insights, baremetal, Console, NodeTuning,"
                    + " Ingress, with commas between them");
    private static final ValueRule DOMAIN = ValueRule.matching(Names.DOMAIN, Names.DOMAIN_RULE);
    private static final ValueRule GROUP = ValueRule.matching(Names.RESOURCE_GROUP, Names.RESOURCE_GROUP_RULE);
    private static final ValueRule IMAGE =
            ValueRule.matching(Names.IMAGE, Names.IMAGE_RULE).and(ValueRule.upTo(253));

    private static final OptionSet CORE = OptionSet.empty()
            .with(INFRA_ID, ValueRule.matching(Names.INFRA_ID, Names.INFRA_ID_RULE))
            .with(BASE_DOMAIN, DOMAIN)
            .with(
                    BASE_DOMAIN_PREFIX,
                    ValueRule.matching(
                            Pattern.compile(
                                    "(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*"),
                            "it must be a DNS label such as ci, or " + NO_PREFIX))
            .with(EXTERNAL_DNS_DOMAIN, DOMAIN)
            .with(RELEASE_IMAGE, IMAGE)
            .with(RELEASE_STREAM, ValueRule.matching(Pattern.compile("[-\\w.]+"), "it must be like 4-stable-multi"))
            .with(CONTROL_PLANE_AVAILABILITY_POLICY, AVAILABILITY, "SingleReplica")
            .with(INFRA_AVAILABILITY_POLICY, AVAILABILITY)
            .with(NODE_POOL_REPLICAS, ValueRule.number(-1, 500), "2")
            .with(NODE_DRAIN_TIMEOUT, ValueRule.DURATION, "0s")
            .with(NODE_VOLUME_DETACH_TIMEOUT, ValueRule.DURATION, "0s")
            .with(ETCD_STORAGE_CLASS, ValueRule.matching(Names.SUBDOMAIN, Names.SUBDOMAIN_RULE))
            .with(
                    ETCD_STORAGE_SIZE,
                    ValueRule.matching(Pattern.compile("[1-9]\\d*(Ki|Mi|Gi|Ti)"), "a size such as 8Gi"),
                    "8Gi")
            .with(FIPS, ValueRule.SWITCH, "false")
            .with(GENERATE_SSH, ValueRule.SWITCH, "false")
            .with(ANNOTATIONS, ValueRule.ANNOTATIONS)
            .with(LABELS, ValueRule.LABELS)
            .with(NODE_SELECTOR, ValueRule.LABELS.and(ValueRule.atMost(20)))
            .with(PODS_LABELS, ValueRule.LABELS.and(ValueRule.atMost(20)))
            .with(TOLERATION, Tolerations.RULE)
            .with(OLM_CATALOG_PLACEMENT, ValueRule.oneOf("management", "guest"), "management")
            .with(OLM_DISABLE_DEFAULT_SOURCES, ValueRule.SWITCH, "false")
            .with(
                    PAUSED_UNTIL,
                    new ValueRule(Pause::isPause, "it must be true, or a date such as 2026-12-24T18:00:00Z"))
            .with(FEATURE_SET, ValueRule.oneOf("TechPreviewNoUpgrade", "DevPreviewNoUpgrade"))
            .with(ENABLE_CLUSTER_CAPABILITIES, CAPABILITIES)
            .with(DISABLE_CLUSTER_CAPABILITIES, CAPABILITIES)
            .with(KAS_DNS_NAME, DOMAIN)
            .with(CONTROL_PLANE_OPERATOR_IMAGE, IMAGE);

    private static final OptionSet NETWORKING = OptionSet.empty()
            .with(NETWORK_TYPE, ValueRule.oneOf("OVNKubernetes", "Calico", "Other"), "OVNKubernetes")
            .with(CLUSTER_CIDR, ValueRule.CIDRS.and(ValueRule.atMost(2)), "10.132.0.0/14")
            .with(SERVICE_CIDR, ValueRule.CIDRS.and(ValueRule.atMost(2)), "172.31.0.0/16")
            .with(MACHINE_CIDR, ValueRule.CIDRS.and(ValueRule.atMost(2)))
            .with(OVN_KUBERNETES_MTU, ValueRule.number(576, 9216))
            .with(DISABLE_MULTI_NETWORK, ValueRule.SWITCH, "false")
            .with(ALLOCATE_NODE_CIDRS, ValueRule.SWITCH, "false");

    private static final OptionSet AZURE = OptionSet.empty()
            .with(LOCATION, ValueRule.matching(Names.LOCATION, Names.LOCATION_RULE))
            .with(DNS_ZONE_RG_NAME, GROUP)
            .with(RESOURCE_GROUP_NAME, GROUP)
            .with(VNET_ID, Ids.NETWORK)
            .with(SUBNET_ID, Ids.SUBNET)
            .with(NETWORK_SECURITY_GROUP_ID, Ids.SECURITY_GROUP)
            .with(VNET_RESOURCE_GROUP, GROUP)
            .with(VNET_NAME, ValueRule.matching(Names.NETWORK, Names.NETWORK_RULE))
            .with(VNET_ADDRESS_PREFIX, ValueRule.CIDRS.and(ValueRule.atMost(1)))
            .with(SUBNET_NAME, ValueRule.matching(Names.SUBNET, Names.SUBNET_RULE), "default")
            .with(SUBNET_ADDRESS_PREFIX, ValueRule.CIDRS.and(ValueRule.atMost(1)))
            .with(NETWORK_SECURITY_GROUP_RESOURCE_GROUP, GROUP)
            .with(NETWORK_SECURITY_GROUP_NAME, ValueRule.matching(Names.SUBNET, Names.SUBNET_RULE))
            .with(
                    AVAILABILITY_ZONES,
                    ValueRule.each(
                            List.of("1", "2", "3")::contains,
                            "it must be some of 1, 2 and 3, with commas between them"))
            .with(ENCRYPTION_KEY_ID, EncryptionKey.RULE)
            .with(OAUTH_PUBLISHING_STRATEGY, ValueRule.oneOf("Route", "LoadBalancer"), "Route")
            .with(ENDPOINT_ACCESS, ValueRule.oneOf("Public", "PublicAndPrivate", "Private"), "Public")
            .with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, Ids.SUBNET)
            .with(
                    ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS,
                    ValueRule.each(
                                    Names.UUID.asMatchPredicate(),
                                    "it must be subscription ids (UUIDs), with commas between them")
                            .and(ValueRule.atMost(50)));

    public static final OptionSet SET =
            NodePoolOptions.SET.with(CORE).with(NETWORKING).with(AZURE);

    private ClusterOptions() {}
}
