package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a control plane from coming up, and where it shows. */
class ControlPlaneTroubleTest {
    @TempDir
    static Path directory;

    static ClusterGround ground;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void etcd_waits_for_a_storage_class_that_is_not_there() {
        var cluster = ground.prepare("etcd");
        ground.management.apply(cluster.hostedCluster()
                .replace("persistentVolume: {size: 8Gi}", "persistentVolume: {size: 8Gi, storageClassName: fast}"));
        eventually(
                () -> assertThat(ground.condition("HostedCluster", "etcd", "EtcdAvailable"))
                        .isEqualTo(
                                "False EtcdWaitingForQuorum: Etcd volume claim data-etcd-0 pending: storageclass.storage.k8s.io \"fast\" not found"));
        assertThat(ground.condition("HostedCluster", "etcd", "Available")).startsWith("False EtcdWaitingForQuorum");
        ground.management.apply(
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: disk.csi.azure.com}");
        eventually(() -> assertThat(ground.condition("HostedCluster", "etcd", "Available"))
                .startsWith("True"));
        ground.delete("etcd");
    }

    @Test
    void networks_that_overlap_are_no_valid_configuration() {
        var cluster = ground.prepare("overlap");
        ground.management.apply(cluster.hostedCluster().replace("172.31.0.0/16", "10.133.0.0/16"));
        eventually(
                () -> assertThat(ground.condition("HostedCluster", "overlap", "ValidConfiguration"))
                        .isEqualTo(
                                "False InvalidConfiguration: spec.networking.ClusterNetwork: Invalid value: \"10.132.0.0/14\": spec.networking.ClusterNetwork and spec.networking.ServiceNetwork overlap: 10.132.0.0/14 and 10.133.0.0/16"));
        assertThat(ground.condition("HostedCluster", "overlap", "Progressing"))
                .startsWith("False Blocked: ValidConfiguration condition is false: ");
        ground.delete("overlap");
    }

    @Test
    void services_under_one_host_name_are_no_valid_configuration() {
        var cluster = ground.prepare("twice");
        ground.management.apply(
                cluster.hostedCluster()
                        .replace(
                                "{service: Ignition, servicePublishingStrategy: {type: Route}}",
                                "{service: Ignition, servicePublishingStrategy: {type: Route, route: {hostname: x.example.com}}}")
                        .replace(
                                "{service: OAuthServer, servicePublishingStrategy: {type: Route}}",
                                "{service: OAuthServer, servicePublishingStrategy: {type: Route, route: {hostname: x.example.com}}}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "twice", "ValidConfiguration"))
                .contains("can't be published with the same hostname x.example.com as service type"));
        ground.delete("twice");
    }

    @Test
    void routes_need_an_api_that_serves_them() {
        var routes = ground.management
                .client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("routes.route.openshift.io");
        var before = routes.require();
        routes.delete();
        var cluster = ground.prepare("routeless");
        ground.management.apply(cluster.hostedCluster());
        eventually(
                () -> assertThat(ground.condition("HostedCluster", "routeless", "ValidConfiguration"))
                        .isEqualTo(
                                "False InvalidConfiguration: cluster does not support Routes, but service \"Ignition\" is exposed via a Route"));
        before.getMetadata().setResourceVersion(null);
        before.getMetadata().setManagedFields(null);
        ground.management.client().resource(before).create();
        eventually(() -> assertThat(ground.condition("HostedCluster", "routeless", "ValidConfiguration"))
                .startsWith("True"));
        ground.delete("routeless");
    }
}
