package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.ArmContract;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is as it should be is left alone, however often it is asked for. */
class RepeatedRunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What create-foundation and create-cluster write, by API version and kind. */
    private static final List<Map.Entry<String, String>> WRITTEN = List.of(
            Map.entry("v1", "Secret"),
            Map.entry("v1", "Namespace"),
            Map.entry("hypershift.openshift.io/v1beta1", "NodePool"),
            Map.entry("hypershift.openshift.io/v1beta1", "HostedCluster"));

    private static final Set<String> WITH_STATUS = Set.of("NodePool", "HostedCluster");

    private static Product product;

    @BeforeAll
    static void createCluster() {
        product = Product.in("repeated-run", Latency.NONE);
        product.create("pr-1", PATIENCE);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void a_second_run_writes_nothing_to_azure_and_only_the_lease_to_the_management_cluster() {
        var exchanges = product.sandbox().azure().exchanges();
        var before = exchanges.all().size();
        var versions = versions();

        product.createFoundation();
        var again = product.create("pr-1", PATIENCE);

        assertThat(again.name()).isEqualTo("pr-1");
        assertThat(exchanges.since(before).stream().filter(Exchange::isWrite).filter(RepeatedRunIT::isOurs))
                .as("writes of the second run")
                .isEmpty();
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void every_exchange_with_resource_manager_is_valid_against_microsofts_openapi_files() {
        var contract = ArmContract.find();
        assumeTrue(contract.isPresent(), "skipped: no azure-rest-specs in the contracts directory");

        var report = contract.get().check(product.sandbox().directory().resolve("exchanges.jsonl"));

        assertThat(report.violations()).isEmpty();
        assertThat(report.valid()).isGreaterThan(60);
    }

    /** The cluster's own components write as well; they do not use Microsoft's SDK here. */
    private static boolean isOurs(Exchange exchange) {
        return exchange.document()
                .path("liveRequest")
                .path("headers")
                .toString()
                .contains("azsdk-java");
    }

    private static Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            for (var kind : WRITTEN) {
                client.genericKubernetesResources(kind.getKey(), kind.getValue())
                        .inAnyNamespace()
                        .list()
                        .getItems()
                        .forEach(object -> versions.put(kind.getValue() + " " + nameOf(object), version(object)));
            }
        }
        return versions;
    }

    /** HyperShift goes on to write a cluster's status for as long as the cluster lives; that is not ours. */
    private static String version(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        return WITH_STATUS.contains(object.getKind())
                ? metadata.getGeneration() + " " + metadata.getLabels() + " " + metadata.getAnnotations()
                : metadata.getResourceVersion();
    }

    private static String nameOf(GenericKubernetesResource object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }
}
