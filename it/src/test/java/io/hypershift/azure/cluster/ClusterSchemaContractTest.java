package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that we make of a cluster passes the schemas and rules of HyperShift's CRDs, and what they refuse we refuse before: on the
 * sandbox's API server, or on the one whose kubeconfig is in the system property {@code kubernetes.kubeconfig}. Nothing is stored
 * there but the CRDs: server-side apply knows every field, and a dry run checks all.
 */
class ClusterSchemaContractTest {
    private static final List<String> DEFINITIONS =
            List.of("hostedclusters-Hypershift-Default.crd.yaml", "nodepools-Default.crd.yaml");
    private static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    private static Optional<KubernetesServer> sandbox = Optional.empty();
    private static KubeApi api;

    @BeforeAll
    static void start() throws IOException {
        var given = System.getProperty("kubernetes.kubeconfig", "");
        sandbox =
                given.isEmpty() ? Optional.of(KubernetesServer.start(CertificateAuthority.create())) : Optional.empty();
        var kubeconfig = sandbox.map(it -> Source.text(it.kubeconfig(), "the sandbox"))
                .orElseGet(() -> Source.file(Path.of(given)));
        api = new KubeAccess(kubeconfig, Optional.empty(), NETWORK).open();
        api.apply(Manifest.of(Ref.namespace("clusters")), "test");
        for (var name : DEFINITIONS) {
            var file = CliCluster.contract("hypershift-crds/hypershift-operator/zz_generated.crd-manifests/" + name);
            Manifests.parse(Files.readString(file)).forEach(it -> api.apply(it, "test"));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        api.kinds(HostedClusterManifest.API_VERSION).containsAll(List.of("HostedCluster", "NodePool")));
    }

    @AfterAll
    static void stop() {
        api.close();
        sandbox.ifPresent(KubernetesServer::close);
    }

    static Stream<Arguments> allSets() {
        return Stream.concat(
                ParameterSets.ofTheCli().entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue())),
                ParameterSets.further().stream().map(it -> Arguments.of(it.name(), it.options())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allSets")
    void what_is_made_passes_the_crds(String name, Map<Parameter, String> options) throws IOException {
        var objects = CliCluster.objects(CliCluster.request(options, CliCluster.files()), true);

        for (var object : objects) {
            assertThat(api.apply(object, "test", true).name()).isEqualTo(object.name());
        }
    }

    /**
     * A rule of the CRDs.
     *
     * @param options what asks for an object that breaks it
     * @param path where in the object it is broken; in the node pool after a {@code pool:}
     * @param value what stands there then, as JSON
     */
    record Rule(String name, Map<Parameter, String> options, String path, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        var subnet = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/g/providers/Microsoft.Network"
                + "/virtualNetworks/v/subnets/s";
        return List.of(
                new Rule("infraID", Map.of(INFRA_ID, "PR_42"), "/spec/infraID", "'PR_42'"),
                new Rule("base domain", Map.of(BASE_DOMAIN, "a_b.com"), "/spec/dns/baseDomain", "'a_b.com'"),
                new Rule("prefix", Map.of(BASE_DOMAIN_PREFIX, "a_b"), "/spec/dns/baseDomainPrefix", "'a_b'"),
                new Rule("release image", Map.of(RELEASE_IMAGE, "a b:1"), "/spec/release/image", "'a b:1'"),
                new Rule(
                        "availability of the control plane",
                        Map.of(CONTROL_PLANE_AVAILABILITY_POLICY, "Twice"),
                        "/spec/controllerAvailabilityPolicy",
                        "'Twice'"),
                new Rule(
                        "availability of infrastructure",
                        Map.of(INFRA_AVAILABILITY_POLICY, "Twice"),
                        "/spec/infrastructureAvailabilityPolicy",
                        "'Twice'"),
                new Rule(
                        "capability that there is not",
                        Map.of(DISABLE_CLUSTER_CAPABILITIES, "Marketplace"),
                        "/spec/capabilities",
                        "{'disabled': ['Marketplace']}"),
                new Rule(
                        "Ingress without Console",
                        Map.of(DISABLE_CLUSTER_CAPABILITIES, "Ingress"),
                        "/spec/capabilities",
                        "{'disabled': ['Ingress']}"),
                new Rule(
                        "capability in both lists",
                        Map.of(ENABLE_CLUSTER_CAPABILITIES, "Insights", DISABLE_CLUSTER_CAPABILITIES, "Insights"),
                        "/spec/capabilities",
                        "{'enabled': ['Insights'], 'disabled': ['Insights']}"),
                new Rule("network type", Map.of(NETWORK_TYPE, "Flannel"), "/spec/networking/networkType", "'Flannel'"),
                new Rule(
                        "network that is none",
                        Map.of(CLUSTER_CIDR, "10.128.0.0"),
                        "/spec/networking/clusterNetwork/0/cidr",
                        "'10.128.0.0'"),
                new Rule(
                        "same network twice",
                        Map.of(SERVICE_CIDR, "10.132.0.0/14"),
                        "/spec/networking/serviceNetwork/0/cidr",
                        "'10.132.0.0/14'"),
                new Rule(
                        "three networks",
                        Map.of(MACHINE_CIDR, "10.0.0.0/24,10.0.1.0/24,10.0.2.0/24"),
                        "/spec/networking/machineNetwork",
                        "[{'cidr': '10.0.0.0/24'}, {'cidr': '10.0.1.0/24'}, {'cidr': '10.0.2.0/24'}]"),
                new Rule(
                        "node CIDRs with OVN",
                        Map.of(ALLOCATE_NODE_CIDRS, "true"),
                        "/spec/networking/allocateNodeCIDRs",
                        "'Enabled'"),
                new Rule(
                        "no Multus with OVN",
                        Map.of(DISABLE_MULTI_NETWORK, "true"),
                        "/spec/operatorConfiguration",
                        "{'clusterNetworkOperator': {'disableMultiNetwork': true}}"),
                new Rule(
                        "MTU out of range",
                        Map.of(OVN_KUBERNETES_MTU, "100"),
                        "/spec/operatorConfiguration",
                        "{'clusterNetworkOperator': {'ovnKubernetesConfig': {'mtu': 100}}}"),
                new Rule(
                        "private without a way in",
                        Map.of(ENDPOINT_ACCESS, "Private"),
                        "/spec/platform/azure/topology",
                        "'Private'"),
                new Rule(
                        "a way in without private",
                        Map.of(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, subnet),
                        "/spec/platform/azure/private",
                        "{'type': 'PrivateLink', 'privateLink': {'natSubnetID': '" + subnet + "'}}"),
                new Rule(
                        "NAT subnet that is none",
                        Map.of(ENDPOINT_ACCESS, "Private", ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, "/subnets/s"),
                        "/spec/platform/azure",
                        "+{'topology': 'Private', 'private': {'type': 'PrivateLink', 'privateLink': {'natSubnetID': '/subnets/s'}}}"),
                new Rule(
                        "topology", Map.of(ENDPOINT_ACCESS, "Internal"), "/spec/platform/azure/topology", "'Internal'"),
                new Rule(
                        "OAuth by node port",
                        Map.of(OAUTH_PUBLISHING_STRATEGY, "NodePort"),
                        "/spec/services/3/servicePublishingStrategy/type",
                        "'NodePort'"),
                new Rule(
                        "host name of a service",
                        Map.of(EXTERNAL_DNS_DOMAIN, "a_b"),
                        "/spec/services/0/servicePublishingStrategy",
                        "{'type': 'Route', 'route': {'hostname': 'api-pr-42.a_b'}}"),
                new Rule("API server's name", Map.of(KAS_DNS_NAME, "a_b.c"), "/spec/kubeAPIServerDNSName", "'a_b.c'"),
                new Rule(
                        "catalogue placement",
                        Map.of(OLM_CATALOG_PLACEMENT, "Guest"),
                        "/spec/olmCatalogPlacement",
                        "'Guest'"),
                new Rule("pause", Map.of(PAUSED_UNTIL, "now"), "pool:/spec/pausedUntil", "'now'"),
                new Rule(
                        "21 labels of nodes",
                        Map.of(NODE_SELECTOR, many()),
                        "/spec/nodeSelector",
                        "{" + many().replaceAll("(\\w+)=(\\w+)", "'$1': '$2'") + "}"),
                new Rule(
                        "etcd's size",
                        Map.of(ETCD_STORAGE_SIZE, "8 GB"),
                        "/spec/etcd/managed/storage/persistentVolume/size",
                        "'8 GB'"),
                new Rule("arch", Map.of(ARCH, "mips"), "pool:/spec/arch", "'mips'"),
                new Rule("VM size", Map.of(INSTANCE_TYPE, "big one"), "pool:/spec/platform/azure/vmSize", "'big one'"),
                new Rule("disk size", Map.of(ROOT_DISK_SIZE, "8"), "pool:/spec/platform/azure/osDisk/sizeGiB", "8"),
                new Rule(
                        "disk type",
                        Map.of(DISK_STORAGE_ACCOUNT_TYPE, "Ultra"),
                        "pool:/spec/platform/azure/osDisk/diskStorageAccountType",
                        "'Ultra'"),
                new Rule(
                        "disk encryption set",
                        Map.of(DISK_ENCRYPTION_SET_ID, "des"),
                        "pool:/spec/platform/azure/osDisk/encryptionSetID",
                        "'des'"),
                new Rule("zone", Map.of(AVAILABILITY_ZONES, "4"), "pool:/spec/platform/azure/availabilityZone", "'4'"),
                new Rule(
                        "encryption at host",
                        Map.of(ENCRYPTION_AT_HOST, "true"),
                        "pool:/spec/platform/azure/encryptionAtHost",
                        "'true'"),
                new Rule(
                        "diagnostics without an account",
                        Map.of(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "UserManaged"),
                        "pool:/spec/platform/azure/diagnostics",
                        "{'storageAccountType': 'UserManaged'}"),
                new Rule(
                        "account without diagnostics",
                        Map.of(DIAGNOSTICS_STORAGE_ACCOUNT_URI, "https://a.example.com/"),
                        "pool:/spec/platform/azure/diagnostics",
                        "{'storageAccountType': 'Managed', 'userManaged': {'storageAccountURI': 'https://a.example.com/'}}"),
                new Rule(
                        "part of a marketplace image",
                        Map.of(MARKETPLACE_PUBLISHER, "azureopenshift"),
                        "pool:/spec/platform/azure/image/azureMarketplace",
                        "{'publisher': 'azureopenshift'}"),
                new Rule(
                        "version of a marketplace image",
                        Map.of(
                                MARKETPLACE_PUBLISHER, "azureopenshift",
                                MARKETPLACE_OFFER, "aro4",
                                MARKETPLACE_SKU, "aro",
                                MARKETPLACE_VERSION, "newest"),
                        "pool:/spec/platform/azure/image/azureMarketplace",
                        "{'publisher': 'azureopenshift', 'offer': 'aro4', 'sku': 'aro', 'version': 'newest'}"),
                new Rule(
                        "image generation",
                        Map.of(IMAGE_GENERATION, "Gen3"),
                        "pool:/spec/platform/azure/image/azureMarketplace/imageGeneration",
                        "'Gen3'"),
                new Rule(
                        "upgrade type",
                        Map.of(NODE_UPGRADE_TYPE, "Rolling"),
                        "pool:/spec/management/upgradeType",
                        "'Rolling'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void what_the_crds_refuse_is_refused_before(Rule rule) throws IOException {
        var good = CliCluster.objects(CliCluster.request(Map.of(), CliCluster.files()), false);
        var isPool = rule.path().startsWith("pool:");
        var object = good.stream()
                .filter(it -> it.kind().equals(isPool ? "NodePool" : "HostedCluster"))
                .findFirst()
                .orElseThrow();

        var broken = broken(object, isPool ? rule.path().substring(5) : rule.path(), rule.value());
        assertThatThrownBy(() -> api.apply(broken, "test", true)).isInstanceOf(HyperShiftException.class);

        var problems = CliCluster.request(rule.options(), CliCluster.files()).validate();
        var names = rule.options().keySet().stream().map(Parameter::camelCase).toList();
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).in(Words.PLAIN)).containsAnyOf(names.toArray(String[]::new));
    }

    /** The object with something else in one place; what begins with a plus is added to what is there. */
    private static Manifest broken(Manifest object, String path, String value) throws IOException {
        var isAdded = value.startsWith("+");
        JsonNode node = Json.parseObject("{\"it\": " + (isAdded ? value.substring(1) : value).replace('\'', '"') + "}")
                .path("it");
        var tree = object.tree();
        if (isAdded) {
            node.properties().forEach(field -> tree.withObject(path).set(field.getKey(), field.getValue()));
            return new Manifest(tree);
        }
        int slash = path.lastIndexOf('/');
        tree.withObject(path.substring(0, slash)).set(path.substring(slash + 1), node);
        return new Manifest(tree);
    }

    private static String many() {
        return IntStream.rangeClosed(1, 21).mapToObj(i -> "a" + i + "=b").collect(Collectors.joining(","));
    }
}
