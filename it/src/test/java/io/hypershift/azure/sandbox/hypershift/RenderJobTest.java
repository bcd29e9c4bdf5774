package io.hypershift.azure.sandbox.hypershift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RenderJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static KubernetesServer server;
    static HyperShiftBehaviour behaviour;
    static ManagementGround management;
    static KubernetesClient client;

    @BeforeAll
    static void start() {
        var ca = CertificateAuthority.create();
        server = KubernetesServer.start(ca);
        behaviour = HyperShiftBehaviour.start(server, URI.create("http://127.0.0.1:9"), ca, Latency.NONE);
        management = new ManagementGround(server.kubeconfig());
        client = management.client();
    }

    @AfterAll
    static void stop() {
        management.close();
        behaviour.close();
        server.close();
    }

    @Test
    void operatorImagePrintsItsManifests() {
        run("render", "install", "render", "--outputs", "resources", "--namespace", "elsewhere");

        var job = finished("render");
        assertThat(job.getStatus().getSucceeded()).isEqualTo(1);
        assertThat(job.getStatus().getConditions()).anySatisfy(condition -> {
            assertThat(condition.getType()).isEqualTo("Complete");
            assertThat(condition.getStatus()).isEqualTo("True");
        });
        assertThat(log("render")).contains("kind: Deployment", "namespace: elsewhere");
    }

    @Test
    void unknownFlagFailsTheJob() {
        run("typo", "install", "render", "--no-such-flag");

        var job = finished("typo");
        assertThat(job.getStatus().getFailed()).isEqualTo(1);
        assertThat(job.getStatus().getConditions()).anySatisfy(condition -> {
            assertThat(condition.getType()).isEqualTo("Failed");
            assertThat(condition.getReason()).isEqualTo("BackoffLimitExceeded");
        });
        assertThat(log("typo")).isEqualTo("unknown flag: --no-such-flag\n");
    }

    private static void run(String name, String... arguments) {
        client.resource(new JobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withBackoffLimit(0)
                        .withNewTemplate()
                        .withNewSpec()
                        .withRestartPolicy("Never")
                        .addNewContainer()
                        .withName("render")
                        .withImage("quay.io/hypershift/hypershift-operator:latest")
                        .withArgs(arguments)
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    private static Job finished(String name) {
        var job = client.batch().v1().jobs().inNamespace("default").withName(name);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(job.get().getStatus())
                        .isNotNull()
                        .satisfies(it -> assertThat(it.getConditions()).isNotEmpty()));
        return job.get();
    }

    private static String log(String job) {
        var pods = client.pods()
                .inNamespace("default")
                .withLabel("job-name", job)
                .list()
                .getItems();
        assertThat(pods).hasSize(1);
        return client.pods()
                .inNamespace("default")
                .withName(pods.get(0).getMetadata().getName())
                .getLog();
    }
}
