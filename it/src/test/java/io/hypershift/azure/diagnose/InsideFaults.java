package io.hypershift.azure.diagnose;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.sandbox.told.Egress;
import io.hypershift.azure.sandbox.told.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is wrong inside a cluster, whose control plane and machines are there. */
final class InsideFaults {
    private static final String BROKEN = "quay.io/openshift-release-dev/ocp-release:4.21.9-multi";

    private InsideFaults() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("signing-requests-pending", "deaf-approver")
                        .alone(Setting.USUAL)
                        .before(it -> {
                            it.programs()
                                    .tell(
                                            new Programs.Match("", "machine-approver"),
                                            new Programs.Hangs("waiting for leader election"));
                            it.site().later(Duration.ofMinutes(5));
                        })
                        .shows(Signal.of("signing requests", InsideFaults::signingRequests, "csr-")),
                Scenario.of("component-scaled-down", "no-ingress-operator")
                        .with(Parameter.ANNOTATIONS, "hypershift.openshift.io/debug-deployments=ingress-operator")
                        .shows(Signal.condition("ClusterVersionSucceeding", "False", "ingress-operator")),
                Scenario.of("component-scaled-down", "no-approver")
                        .alone(Setting.USUAL)
                        .with(Parameter.ANNOTATIONS, "hypershift.openshift.io/debug-deployments=machine-approver")
                        .before(it -> it.site().later(Duration.ofMinutes(5)))
                        .shows(Signal.of("signing requests", InsideFaults::signingRequests, "csr-")),
                Scenario.of("cluster-operator-failing", "no-monitoring")
                        .running(it -> {
                            Signal.condition("ClusterVersionSucceeding", "True").await(it);
                            inside(
                                    it,
                                    client -> client.resource(new ConfigMapBuilder()
                                                    .withNewMetadata()
                                                    .withNamespace("openshift-monitoring")
                                                    .withName("cluster-monitoring-config")
                                                    .endMetadata()
                                                    .withData(Map.of("config", "enableUserWorkload: true"))
                                                    .build())
                                            .create());
                        })
                        .shows(Signal.condition("ClusterVersionSucceeding", "False", "monitoring")),
                Scenario.of("upgrade-held", "not-acknowledged")
                        .running(it -> {
                            inside(
                                    it,
                                    client -> client.resource(new ConfigMapBuilder()
                                                    .withNewMetadata()
                                                    .withNamespace("openshift-config-managed")
                                                    .withName("admin-gates")
                                                    .endMetadata()
                                                    .withData(
                                                            Map.of(
                                                                    "ack-4.21-kube-1.35-api-removals-in-4.22",
                                                                    "Kubernetes 1.35 removes APIs that your workloads may use."))
                                                    .build())
                                            .create());
                            Signal.condition("ClusterVersionUpgradeable", "False AdminAckRequired")
                                    .await(it);
                            it.patchHostedCluster(
                                    "{\"spec\": {\"release\": {\"image\": \"quay.io/openshift-release-dev/ocp-release:4.22.0-multi\"}}}");
                        })
                        .shows(Signal.condition("Progressing", "False Blocked", "not upgradeable")),
                Scenario.of("release-not-accepted", "broken-release")
                        .running(it -> {
                            it.site()
                                    .sandbox()
                                    .management()
                                    .releases()
                                    .flaws()
                                    .breakManifest(BROKEN, "0000_90_company_settings.yaml");
                            it.patchHostedCluster("{\"spec\": {\"release\": {\"image\": \"" + BROKEN + "\"}}}");
                        })
                        .shows(Signal.condition("ClusterVersionReleaseAccepted", "False LoadPayload")),
                Scenario.of("data-plane-not-reached", "no-tunnel")
                        .running(it -> it.site()
                                .sandbox()
                                .management()
                                .told()
                                .nodeEgress()
                                .tell(
                                        "konnectivity-server-" + it.namespace() + ".apps.management.example.net",
                                        Egress.Way.SILENT))
                        .shows(Signal.condition("DataPlaneConnectionAvailable", "False", "konnectivity-agent logs")),
                Scenario.of("api-not-reached", "api-closed")
                        .running(
                                it -> it.patchHostedCluster(
                                        "{\"spec\": {\"networking\": {\"apiServer\": {\"allowedCIDRBlocks\": [\"203.0.113.0/24\"]}}}}")));
    }

    /** Those that nobody has said anything to. */
    private static String signingRequests(SampleCluster cluster) {
        try (var hosted = cluster.hosted().orElseThrow()) {
            return hosted.certificates().v1().certificateSigningRequests().list().getItems().stream()
                    .filter(it -> it.getStatus() == null)
                    .map(it -> it.getMetadata().getName())
                    .collect(Collectors.joining(" "));
        }
    }

    private static void inside(SampleCluster cluster, Consumer<KubernetesClient> work) {
        try (var hosted = cluster.hosted().orElseThrow()) {
            work.accept(hosted);
        }
    }
}
