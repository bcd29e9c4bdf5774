package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeploymentsTest {
    static LoneCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LoneCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void clear() {
        cluster.server().programs().clear();
        cluster.client().apps().deployments().inNamespace("default").delete();
    }

    @Test
    void the_old_pods_serve_until_the_new_ones_are_ready() {
        cluster.deploy("rolling", 2, version(1));
        eventually(() -> assertThat(cluster.condition("rolling", "Progressing"))
                .matches("True NewReplicaSetAvailable: ReplicaSet \"rolling-\\w+\" has successfully progressed."));
        cluster.server().programs().tell(Match.image("quay.io/example/app:2"), new Hangs(""));

        cluster.deploy("rolling", 2, version(2));
        eventually(() -> assertThat(numbers("rolling")).isEqualTo("3 pods, 1 updated, 2 ready, 2 available, 1 not"));
        assertThat(images("rolling")).containsExactly("app:1", "app:1", "app:2");
        assertThat(cluster.condition("rolling", "Available"))
                .isEqualTo("True MinimumReplicasAvailable: Deployment has minimum availability.");
        assertThat(cluster.condition("rolling", "Progressing"))
                .matches("True ReplicaSetUpdated: ReplicaSet \"rolling-\\w+\" is progressing.");

        cluster.server().programs().clear();
        eventually(() -> assertThat(numbers("rolling")).isEqualTo("2 pods, 2 updated, 2 ready, 2 available, null not"));
        assertThat(images("rolling")).containsExactly("app:2", "app:2");
        assertThat(cluster.deployment("rolling").getStatus().getObservedGeneration())
                .isEqualTo(cluster.deployment("rolling").getMetadata().getGeneration());
        assertThat(sets("rolling")).containsExactly("1: 0", "2: 2");
    }

    @Test
    void going_back_to_an_old_template_takes_its_replica_set_again() {
        cluster.deploy("back", 1, version(1));
        eventually(() -> assertThat(cluster.ready("back")).isEqualTo(1));
        cluster.deploy("back", 1, version(2));
        eventually(() -> assertThat(images("back")).containsExactly("app:2"));

        cluster.deploy("back", 1, version(1));

        eventually(() -> assertThat(images("back")).containsExactly("app:1"));
        assertThat(sets("back")).hasSize(2);
    }

    @Test
    void to_recreate_all_old_pods_go_first() {
        var strategy = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: anew, namespace: default}, "
                + "spec: {replicas: 2, strategy: {type: Recreate}, selector: {matchLabels: {app: anew}}, "
                + "template: {metadata: {labels: {app: anew}}, spec: %s}}}";
        cluster.apply(strategy.formatted(version(1)));
        eventually(() -> assertThat(cluster.ready("anew")).isEqualTo(2));
        cluster.server().programs().tell(Match.image("quay.io/example/app:2"), new Hangs(""));

        cluster.apply(strategy.formatted(version(2)));

        eventually(() -> assertThat(images("anew")).containsExactly("app:2", "app:2"));
        eventually(() -> assertThat(cluster.condition("anew", "Available"))
                .isEqualTo("False MinimumReplicasUnavailable: Deployment does not have minimum availability."));
    }

    @Test
    void a_rollout_that_does_not_get_on_is_late_and_recovers() {
        cluster.server().programs().tell(Match.image("quay.io/example/app"), new Hangs(""));
        cluster.apply("{apiVersion: apps/v1, kind: Deployment, metadata: {name: stuck, namespace: default}, "
                + "spec: {progressDeadlineSeconds: 1, selector: {matchLabels: {app: stuck}}, "
                + "template: {metadata: {labels: {app: stuck}}, spec: " + version(1) + "}}}");

        eventually(() -> assertThat(cluster.condition("stuck", "Progressing"))
                .matches("False ProgressDeadlineExceeded: ReplicaSet \"stuck-\\w+\" has timed out progressing."));

        cluster.server().programs().clear();
        eventually(
                () -> assertThat(cluster.condition("stuck", "Progressing")).startsWith("True NewReplicaSetAvailable"));
    }

    @Test
    void a_pod_waits_for_the_secrets_and_config_maps_that_it_cannot_do_without() {
        cluster.deploy(
                "mounting",
                1,
                "{volumes: [{name: login, secret: {secretName: azure, items: [{key: credentials, path: c}]}}, "
                        + "{name: extra, configMap: {name: none, optional: true}}, {name: settings, configMap: {name: settings}}], "
                        + "containers: [{name: main, image: quay.io/example/app}]}");

        eventually(() -> assertThat(mountProblems("mounting"))
                .containsExactly(
                        "FailedMount: MountVolume.SetUp failed for volume \"login\" : secret \"azure\" not found"));
        assertThat(cluster.onlyPod("mounting").getStatus().getContainerStatuses())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getState().getWaiting().getReason()).isEqualTo("ContainerCreating"));

        cluster.apply(
                "{apiVersion: v1, kind: Secret, metadata: {name: azure, namespace: default}, stringData: {other: x}}");
        eventually(() -> assertThat(mountProblems("mounting"))
                .contains("FailedMount: MountVolume.SetUp failed for volume \"login\" : "
                        + "references non-existent secret key: credentials"));
        cluster.apply(
                "{apiVersion: v1, kind: Secret, metadata: {name: azure, namespace: default}, stringData: {credentials: x}}");
        eventually(() -> assertThat(mountProblems("mounting"))
                .contains("FailedMount: MountVolume.SetUp failed for volume \"settings\" : "
                        + "configmap \"settings\" not found"));
        cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: default}}");
        eventually(() -> assertThat(cluster.ready("mounting")).isEqualTo(1));
    }

    @Test
    void without_its_priority_class_there_is_no_pod() {
        cluster.deploy(
                "urgent", 1, "{priorityClassName: urgent, containers: [{name: main, image: quay.io/example/app}]}");

        eventually(() -> assertThat(cluster.condition("urgent", "ReplicaFailure"))
                .matches("True FailedCreate: pods \"urgent-\\w+-\" is forbidden: "
                        + "no PriorityClass with name urgent was found"));
        assertThat(cluster.pods("urgent")).isEmpty();
        assertThat(cluster.warnings(setName("urgent")))
                .singleElement()
                .asString()
                .startsWith("FailedCreate: Error creating: pods \"urgent-");

        cluster.apply("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: 5}");
        eventually(() -> assertThat(cluster.ready("urgent")).isEqualTo(1));
        assertThat(cluster.onlyPod("urgent").getSpec().getPriority()).isEqualTo(5);
        assertThat(cluster.condition("urgent", "ReplicaFailure")).isEqualTo("none");
    }

    @Test
    void a_service_leads_to_the_pods_that_are_ready() {
        cluster.apply("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: default}, "
                + "spec: {selector: {app: web}, ports: [{name: https, port: 443, targetPort: main}]}}");
        cluster.server().programs().tell(Match.image("quay.io/example/app"), new Hangs(""));
        cluster.deploy(
                "web",
                1,
                "{containers: [{name: main, image: quay.io/example/app, ports: [{name: main, containerPort: 8443}]}]}");

        eventually(() -> assertThat(endpoints("web")).isEqualTo("0 ready, 1 not"));
        cluster.server().programs().clear();
        eventually(() -> assertThat(endpoints("web")).isEqualTo("1 ready, 0 not"));
        var endpoints = cluster.client()
                .endpoints()
                .inNamespace("default")
                .withName("web")
                .require();
        assertThat(endpoints.getSubsets().get(0).getPorts().get(0).getPort()).isEqualTo(8443);

        cluster.deploy("web", 0, version(1));
        eventually(() -> assertThat(endpoints("web")).isEqualTo("0 ready, 0 not"));
    }

    private static String version(int number) {
        return "{containers: [{name: main, image: 'quay.io/example/app:" + number + "'}]}";
    }

    private static String numbers(String deployment) {
        var status = cluster.deployment(deployment).getStatus();
        return "%s pods, %s updated, %s ready, %s available, %s not"
                .formatted(
                        status.getReplicas(),
                        status.getUpdatedReplicas(),
                        status.getReadyReplicas(),
                        status.getAvailableReplicas(),
                        status.getUnavailableReplicas());
    }

    private static List<String> images(String app) {
        return cluster.pods(app).stream()
                .map(it -> it.getSpec().getContainers().get(0).getImage())
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .sorted()
                .toList();
    }

    private static List<ReplicaSet> setsOf(String app) {
        return cluster.client()
                .apps()
                .replicaSets()
                .inNamespace("default")
                .withLabel("app", app)
                .list()
                .getItems();
    }

    private static List<String> sets(String app) {
        return setsOf(app).stream()
                .map(it -> it.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision") + ": "
                        + it.getSpec().getReplicas())
                .sorted()
                .toList();
    }

    private static String setName(String app) {
        return setsOf(app).get(0).getMetadata().getName();
    }

    private static List<String> mountProblems(String app) {
        return cluster.warnings(cluster.onlyPod(app).getMetadata().getName());
    }

    private static String endpoints(String service) {
        var slices = cluster.client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace("default")
                .withLabel("kubernetes.io/service-name", service)
                .list()
                .getItems();
        var ready = slices.stream()
                .flatMap(it -> it.getEndpoints().stream())
                .map(it -> it.getConditions().getReady())
                .toList();
        return Collections.frequency(ready, true) + " ready, " + Collections.frequency(ready, false) + " not";
    }
}
