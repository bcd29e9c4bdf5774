package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Requests.GOOD;
import static io.hypershift.azure.failure.Parameter.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRulesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/net";
    private static final String VNET = GROUP + "/providers/Microsoft.Network/virtualNetworks/vnet";
    private static final String SUBNET = VNET + "/subnets/default";
    private static final String NSG = GROUP + "/providers/Microsoft.Network/networkSecurityGroups/nsg";

    static Stream<Requests> good() {
        return Stream.of(
                GOOD,
                GOOD.named("a"),
                GOOD.named("a" + "b".repeat(35)),
                GOOD.with(NODE_POOL_REPLICAS, "-1"),
                GOOD.with(NODE_POOL_REPLICAS, "0")
                        .with(INSTANCE_TYPE, "Standard_D4ps_v5")
                        .with(ROOT_DISK_SIZE, "16")
                        .with(ARCH, "arm64"),
                GOOD.with(NODE_POOL_REPLICAS, "500").with(ROOT_DISK_SIZE, "32767"),
                GOOD.with(NETWORK_TYPE, "Calico")
                        .with(CLUSTER_CIDR, "10.128.0.0/14")
                        .with(SERVICE_CIDR, "172.30.0.0/16"),
                GOOD.with(NETWORK_TYPE, "Other")
                        .with(DISABLE_MULTI_NETWORK, "true")
                        .with(ALLOCATE_NODE_CIDRS, "true"),
                GOOD.with(CONTROL_PLANE_AVAILABILITY_POLICY, "HighlyAvailable").with(ETCD_STORAGE_SIZE, "16Gi"),
                GOOD.with(DISABLE_CLUSTER_CAPABILITIES, "Ingress,Console")
                        .with(ENABLE_CLUSTER_CAPABILITIES, "baremetal"),
                GOOD.with(EXTERNAL_DNS_DOMAIN, "hcp.example.com"),
                GOOD.with(ENDPOINT_ACCESS, "Private").with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, SUBNET),
                GOOD.with(VNET_ID, VNET).with(SUBNET_ID, SUBNET).with(NETWORK_SECURITY_GROUP_ID, NSG),
                GOOD.with(VNET_NAME, "vnet")
                        .with(NETWORK_SECURITY_GROUP_NAME, "nsg")
                        .with(VNET_RESOURCE_GROUP, "net")
                        .with(VNET_ADDRESS_PREFIX, "10.0.0.0/16")
                        .with(SUBNET_NAME, "default")
                        .with(SUBNET_ADDRESS_PREFIX, "10.0.0.0/24"),
                GOOD.with(TOLERATION, "key=cp,operator=equal,value=yes,effect=noschedule\nkey=a,operator=Exists"),
                GOOD.with(PAUSED_UNTIL, "2026-12-24T18:00:00Z"),
                GOOD.with(ENCRYPTION_KEY_ID, "https://kv.vault.azure.net/keys/etcd/0123456789abcdef"),
                GOOD.with(ANNOTATIONS, "a.example.com/x=1,2\nb=two words").with(LABELS, "team=ci,b=c"),
                GOOD.with(MARKETPLACE_PUBLISHER, "azureopenshift")
                        .with(MARKETPLACE_OFFER, "aro4")
                        .with(MARKETPLACE_SKU, "aro_421")
                        .with(MARKETPLACE_VERSION, "latest"),
                GOOD.tagged(Map.of("team", "ci")));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_request_has_no_problem(Requests good) {
        assertThat(problems(good)).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("clusterName", GOOD.named("")),
                bad("clusterName", GOOD.named("PR-42")),
                bad("clusterName", GOOD.named("42")),
                bad("clusterName", GOOD.named("pr.42")),
                bad("clusterName", GOOD.named("pr-")),
                bad("clusterName", GOOD.named("a".repeat(38))),
                bad("clusterName", GOOD.in("n".repeat(60))),
                bad("namespace", GOOD.in("")),
                bad("namespace", GOOD.in("Clusters")),
                bad("resourceGroupTags", GOOD.tagged(Map.of("a/b", "c"))),
                bad("owner", GOOD.with(new Ownership("", "", HOUR, HOUR))),
                bad("ttl", GOOD.with(new Ownership("me", "", Duration.ZERO, HOUR))),
                bad("clusterGracePeriod", GOOD.with(new Ownership("me", "", HOUR, HOUR.negated()))));
    }

    /** A value that is wrong by itself. */
    static Stream<Arguments> badValues() {
        return Stream.of(
                        values(INFRA_ID, "PR", "a".repeat(28)),
                        values(BASE_DOMAIN, "", "example"),
                        values(BASE_DOMAIN_PREFIX, "A_b"),
                        values(EXTERNAL_DNS_DOMAIN, "example"),
                        values(RELEASE_IMAGE, "", "4.21.0", "quay.io/a b:1"),
                        values(RELEASE_STREAM, "a/b"),
                        values(NODE_POOL_REPLICAS, "-2", "501", "two"),
                        values(NODE_DRAIN_TIMEOUT, "soon"),
                        values(ROOT_DISK_SIZE, "15", "32768"),
                        values(ARCH, "x86_64"),
                        values(INSTANCE_TYPE, "D4s v5"),
                        values(DISK_STORAGE_ACCOUNT_TYPE, "Ultra"),
                        values(DISK_ENCRYPTION_SET_ID, "des1", SUBNET),
                        values(ENCRYPTION_AT_HOST, "true"),
                        values(IMAGE_GENERATION, "Gen3"),
                        values(NODE_UPGRADE_TYPE, "Rolling"),
                        values(NETWORK_TYPE, "Flannel"),
                        values(CLUSTER_CIDR, "10.132.0.0", "10.132.0.1/14", "10.2.0.0/16,10.3.0.0/16,10.4.0.0/16"),
                        values(SERVICE_CIDR, "fd00::/112"),
                        values(OVN_KUBERNETES_MTU, "575", "9217"),
                        values(CONTROL_PLANE_AVAILABILITY_POLICY, "Single"),
                        values(INFRA_AVAILABILITY_POLICY, "Single"),
                        values(ETCD_STORAGE_SIZE, "8 GB", "0Gi"),
                        values(ETCD_STORAGE_CLASS, "Premium!"),
                        values(LOCATION, "East US"),
                        values(AVAILABILITY_ZONES, "4"),
                        values(
                                ENCRYPTION_KEY_ID,
                                "https://kv.vault.azure.net/keys/etcd",
                                "http://kv.vault.azure.net/keys/e/1"),
                        values(OAUTH_PUBLISHING_STRATEGY, "NodePort"),
                        values(ENDPOINT_ACCESS, "Internal"),
                        values(OLM_CATALOG_PLACEMENT, "Guest"),
                        values(FEATURE_SET, "CustomNoUpgrade"),
                        values(DISABLE_CLUSTER_CAPABILITIES, "Marketplace"),
                        values(KAS_DNS_NAME, "api"),
                        values(PAUSED_UNTIL, "tomorrow", "false"),
                        values(TOLERATION, "key", "operator=Like", "effect=Never", "tolerationSeconds=long"),
                        values(ANNOTATIONS, "a", "=b"),
                        values(LABELS, "a"),
                        values(NODE_SELECTOR, "a", "a=b,".repeat(20) + "a=b"),
                        values(RESOURCE_GROUP_NAME, "group."))
                .flatMap(it -> it);
    }

    /** Values that are good by themselves, but not together. */
    static Stream<Arguments> badTogether() {
        return Stream.of(
                bad("clusterCidr", GOOD.with(CLUSTER_CIDR, "10.0.128.0/17")),
                bad("clusterCidr", GOOD.with(CLUSTER_CIDR, "10.0.128.0/17").with(MACHINE_CIDR, "10.0.0.0/24")),
                bad("clusterCidr", GOOD.with(SERVICE_CIDR, "10.133.0.0/16")),
                bad("serviceCidr", GOOD.with(MACHINE_CIDR, "172.31.0.0/24")),
                bad("disableMultiNetwork", GOOD.with(DISABLE_MULTI_NETWORK, "true")),
                bad("allocateNodeCidrs", GOOD.with(ALLOCATE_NODE_CIDRS, "true")),
                bad("ovnKubernetesMtu", GOOD.with(OVN_KUBERNETES_MTU, "1400").with(NETWORK_TYPE, "Calico")),
                bad("externalDnsDomain", GOOD.with(EXTERNAL_DNS_DOMAIN, "example.com")),
                bad("externalDnsDomain", GOOD.with(EXTERNAL_DNS_DOMAIN, "pr-42.example.com")),
                bad("endpointAccess", GOOD.with(ENDPOINT_ACCESS, "Private")),
                bad("endpointAccessPrivateNatSubnetId", GOOD.with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, SUBNET)),
                bad("disableClusterCapabilities", GOOD.with(DISABLE_CLUSTER_CAPABILITIES, "Ingress")),
                bad(
                        "marketplaceVersion",
                        GOOD.with(MARKETPLACE_PUBLISHER, "abc")
                                .with(MARKETPLACE_OFFER, "a")
                                .with(MARKETPLACE_SKU, "b")),
                bad("diagnosticsStorageAccountType", GOOD.with(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "UserManaged")),
                bad(
                        "diagnosticsStorageAccountUri",
                        GOOD.with(DIAGNOSTICS_STORAGE_ACCOUNT_URI, "https://a.example.com/")),
                bad("vnetId", GOOD.with(VNET_ID, VNET)),
                bad("subnetId", GOOD.with(SUBNET_ID, SUBNET)),
                bad("networkSecurityGroupId", GOOD.with(NETWORK_SECURITY_GROUP_ID, NSG)),
                bad("subnetId", GOOD.with(VNET_ID, VNET + "2").with(SUBNET_ID, SUBNET)),
                bad("vnetName", GOOD.with(VNET_ID, VNET).with(SUBNET_ID, SUBNET).with(VNET_NAME, "v1")),
                bad(
                        "subnetAddressPrefix",
                        GOOD.with(VNET_NAME, "vnet")
                                .with(NETWORK_SECURITY_GROUP_NAME, "nsg")
                                .with(VNET_ADDRESS_PREFIX, "10.0.0.0/16")
                                .with(SUBNET_ADDRESS_PREFIX, "10.1.0.0/24")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"bad", "badValues", "badTogether"})
    void what_is_bad_is_one_problem_that_names_its_parameter(String parameter, Requests bad) {
        assertThat(problems(bad))
                .extracting(problem -> problem.in(Words.PLAIN).split("[ :]", 2)[0])
                .containsExactly(parameter);
    }

    @Test
    void what_will_never_come_is_not_waited_for() {
        var paused = GOOD.with(PAUSED_UNTIL, "true").request();
        var empty = GOOD.with(NODE_POOL_REPLICAS, "0").request();

        assertThat(codes(paused.validate(WaitFor.NODES))).contains("paused");
        assertThat(codes(paused.validate(WaitFor.NONE))).doesNotContain("paused");
        assertThat(codes(empty.validate(WaitFor.ROLLOUT))).contains("rollout-without-nodes");
        assertThat(codes(empty.validate(WaitFor.NODES))).doesNotContain("rollout-without-nodes");
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var request = GOOD.in("Clusters")
                .with(INFRA_ID, "PR")
                .with(BASE_DOMAIN, "example")
                .with(RELEASE_IMAGE, "4.21")
                .with(NODE_POOL_REPLICAS, "-7")
                .with(INSTANCE_TYPE, "big one")
                .with(ROOT_DISK_SIZE, "1")
                .with(ARCH, "mips")
                .with(NETWORK_TYPE, "Flannel")
                .with(CLUSTER_CIDR, "a")
                .with(SERVICE_CIDR, "b")
                .with(CONTROL_PLANE_AVAILABILITY_POLICY, "Single")
                .with(ETCD_STORAGE_SIZE, "big")
                .with(LOCATION, "East US")
                .tagged(Map.of("a/b", "c"))
                .with(new Ownership(" ", "", Duration.ZERO, Duration.ZERO));

        assertThat(problems(request)).hasSize(18);
    }

    private static Stream<Arguments> values(Parameter parameter, String... values) {
        return Stream.of(values).map(value -> bad(parameter.camelCase(), GOOD.with(parameter, value)));
    }

    private static Arguments bad(String parameter, Requests bad) {
        return Arguments.of(parameter, bad);
    }

    private static List<Problem> problems(Requests requests) {
        var checks = new Checks();
        RequestRules.check(requests.request(), Optional.empty(), checks);
        return checks.problems();
    }
}
