package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.hypershift.render.InstallRender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A dry run of an operator's installation tells what the installation does that follows it. */
@Timeout(300)
class OperatorDryRunIT {
    @Test
    void an_operator_from_a_file_comes_as_the_dry_run_told() {
        try (var site = Site.in("dry-run-operator-file")) {
            var rendered = new InstallRender()
                    .run("hypershift", List.of("install", "render", "--limit-crd-install=Azure"), Map.of());
            var request = operator(
                    site.sandbox(), new Manifests.FromFile(Source.text(rendered.output(), "the rendered manifest")));
            for (var expected : List.of(Outcome.WOULD_CREATE, Outcome.UNCHANGED)) {
                var coming = Performance.ofDryRun(
                        site.sandbox(), it -> it.operators().rehearse(request, new Cancellation()));
                assertThat(coming.told().values()).containsOnly(expected);
                assertThat(coming.told()).containsKeys("Namespace hypershift", "Secret hypershift/pull-secret");
                assertThat(Performance.of(site.sandbox(), it -> it.operators().install(request, new Cancellation()))
                                .told())
                        .containsExactlyInAnyOrderEntriesOf(coming.inRetrospect());
            }
        }
    }

    @Test
    void for_an_operator_from_its_image_only_the_job_is_made_that_renders_the_manifests_and_goes_again() {
        try (var site = Site.in("dry-run-operator-job")) {
            var before = namespaces(site.sandbox());
            var request = operator(site.sandbox(), Manifests.FromJob.of(InstallOperatorRequest.IMAGE));
            for (var expected : List.of(Outcome.WOULD_CREATE, Outcome.UNCHANGED)) {
                var coming = Performance.of(site.sandbox(), it -> it.operators().rehearse(request, new Cancellation()));
                assertThat(coming.writes())
                        .isNotEmpty()
                        .allMatch(it -> it.equals("POST /api/v1/namespaces")
                                || it.matches("[A-Z]+ /.*/namespaces/hypershift-azure-render-[0-9a-f]{8}(/.*)?"));
                assertThat(coming.told().values()).containsOnly(expected);
                if (expected == Outcome.WOULD_CREATE) {
                    await().untilAsserted(
                                    () -> assertThat(namespaces(site.sandbox())).isEqualTo(before));
                }
                assertThat(Performance.of(site.sandbox(), it -> it.operators().install(request, new Cancellation()))
                                .told())
                        .containsExactlyInAnyOrderEntriesOf(coming.inRetrospect());
            }
        }
    }

    private static List<String> namespaces(Sandbox sandbox) {
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.namespaces().list().getItems().stream()
                    .map(it -> it.getMetadata().getName())
                    .toList();
        }
    }

    private static InstallOperatorRequest operator(Sandbox sandbox, Manifests manifests) {
        return InstallOperatorRequest.usual(
                manifests, Entrance.file(sandbox.properties(), "hypershift.pullSecretFile"), Duration.ofMinutes(10));
    }
}
