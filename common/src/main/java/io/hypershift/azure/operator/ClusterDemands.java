package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.input.Items;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What clusters that are there, or are to come, need of the operator's arguments. */
record ClusterDemands(KubeApi management, VerifyOperatorRequest request) {
    private static final String HYPERSHIFT = "hypershift.openshift.io/v1beta1";
    private static final String PRIVATE_PLATFORM = "--private-platform=";

    Finding<Boolean> platform(Manifest operator) {
        var platforms = environment(operator, "PLATFORMS_INSTALLED").orElse("");
        var covers =
                platforms.isEmpty() || Items.of(platforms).stream().anyMatch(OperatorFlags.PLATFORM::equalsIgnoreCase);
        return covers
                ? Finding.passed("{}", platforms.isEmpty() ? "all" : platforms)
                : Finding.failed(
                        Text.of("the CRDs of {} alone are installed", platforms),
                        again(Parameter.LIMIT_CRD_INSTALL, OperatorFlags.PLATFORM));
    }

    Finding<Boolean> privateClusters(Manifest operator) {
        var platform = argument(operator, PRIVATE_PLATFORM).orElse(PrivatePlatformOptions.NO_PLATFORM);
        if (platform.equals(PrivatePlatformOptions.AZURE)) {
            return Finding.passed("enabled");
        }
        if (!request.endpointAccess().equals(VerifyOperatorRequest.PUBLIC)) {
            return Finding.failed(
                    Text.of(
                            "the operator runs with {}{}, and clusters are to be {}",
                            PRIVATE_PLATFORM,
                            platform,
                            request.endpointAccess()),
                    again(Parameter.PRIVATE_PLATFORM, PrivatePlatformOptions.AZURE));
        }
        var there = named("HostedCluster", ClusterDemands::isPrivate);
        return there.isEmpty()
                ? Finding.passed("not enabled, and none is there")
                : Finding.failed(
                        Text.of(
                                "the operator runs with {}{}, and private clusters are there: {}",
                                PRIVATE_PLATFORM,
                                platform,
                                there),
                        again(Parameter.PRIVATE_PLATFORM, PrivatePlatformOptions.AZURE));
    }

    Finding<Boolean> scalingFromZero(Manifest operator) {
        if (new InstalledOptions(operator).scalesFromZero()) {
            return Finding.passed("enabled");
        }
        var there =
                named("NodePool", pool -> pool.at("spec", "autoScaling", "min").asInt(1) == 0);
        return there.isEmpty()
                ? Finding.passed("not enabled, and no node pool asks for it")
                : Finding.failed(
                        Text.of("node pools are to grow from no node, and stay at one: {}", there),
                        again(Parameter.SCALE_FROM_ZERO_PROVIDER, ExternalDnsOptions.AZURE));
    }

    static Optional<String> argument(Manifest deployment, String beginning) {
        return containers(deployment).stream()
                .flatMap(it -> StreamSupport.stream(it.path("args").spliterator(), false))
                .map(JsonNode::asText)
                .filter(it -> it.startsWith(beginning))
                .map(it -> it.substring(beginning.length()))
                .findFirst();
    }

    private static Optional<String> environment(Manifest deployment, String name) {
        return containers(deployment).stream()
                .flatMap(it -> StreamSupport.stream(it.path("env").spliterator(), false))
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText(""))
                .findFirst();
    }

    private static List<JsonNode> containers(Manifest deployment) {
        return deployment.list("spec", "template", "spec", "containers");
    }

    private static boolean isPrivate(Manifest cluster) {
        var access = cluster.text("spec", "platform", "azure", "topology");
        return !access.isEmpty() && !access.equals(VerifyOperatorRequest.PUBLIC);
    }

    private String named(String kind, Predicate<Manifest> condition) {
        return management.selectIfServed(HYPERSHIFT, kind, "", Map.of(), it -> it).stream()
                .filter(condition)
                .map(Manifest::ref)
                .map(Ref::toString)
                .collect(Collectors.joining(", "));
    }

    private static Text again(Parameter parameter, String value) {
        return Text.of("Install it again with {}: {}", new Setting(parameter, value), Operation.INSTALL_OPERATOR);
    }
}
