package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.sandbox.kubernetes.Fault;
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

    @Test
    void without_the_key_of_its_secrets_a_control_plane_is_not_made() {
        var cluster = ground.prepare("keyless");
        ground.management.apply(cluster.hostedCluster()
                .replace(
                        "  sshKey: {}",
                        "  sshKey: {}\n  secretEncryption: {type: aescbc, aescbc: {activeKey: {name: keyless-etcd}}}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "keyless", "ReconciliationSucceeded"))
                .startsWith(
                        "False ReconciliationError: critical error: failed to get active aescbc secret keyless-etcd")
                .contains("blocked operations: [", "OperatorDeployments]"));
        assertThat(ground.management.namespaceIsGone("clusters-keyless")).isTrue();
        ground.delete("keyless");
    }

    @Test
    void without_the_key_to_its_nodes_a_cluster_comes_up_and_its_operator_complains() {
        var cluster = ground.prepare("sshless");
        ground.management.apply(cluster.hostedCluster().replace("sshKey: {}", "sshKey: {name: sshless-ssh}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "sshless", "Available"))
                .startsWith("True"));
        assertThat(ground.condition("HostedCluster", "sshless", "ReconciliationSucceeded"))
                .isEqualTo(
                        "False ReconciliationError: failed to get hostedcluster SSHKey secret sshless-ssh: Secret \"sshless-ssh\" not found");
        ground.delete("sshless");
    }

    @Test
    void an_api_is_reached_from_the_networks_alone_that_it_lets_in() {
        var cluster = ground.prepare("fenced");
        ground.management.apply(cluster.hostedCluster());
        eventually(() -> assertThat(ground.condition("HostedCluster", "fenced", "Available"))
                .startsWith("True"));
        try (var hosted = ground.management.hosted("fenced")) {
            assertThat(hosted.namespaces().list().getItems()).isNotEmpty();
            ground.patch("HostedCluster", "fenced", networks("203.0.113.0/24"));
            eventually(() ->
                    assertThatThrownBy(() -> hosted.namespaces().list()).isInstanceOf(KubernetesClientException.class));
            assertThat(ground.condition("HostedCluster", "fenced", "Available")).startsWith("True");
            ground.patch("HostedCluster", "fenced", networks("127.0.0.0/8"));
            eventually(() -> assertThatCode(() -> hosted.namespaces().list()).doesNotThrowAnyException());
        }
        ground.delete("fenced");
    }

    private static String networks(String allowed) {
        return "{\"spec\": {\"networking\": {\"apiServer\": {\"allowedCIDRBlocks\": [\"%s\"]}}}}".formatted(allowed);
    }

    @Test
    void a_cluster_lacks_the_operators_of_what_it_does_without() {
        var cluster = ground.prepare("lean");
        ground.management.apply(cluster.hostedCluster()
                .replace("  sshKey: {}", "  sshKey: {}\n  capabilities: {disabled: [ImageRegistry, Insights]}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "lean", "Available"))
                .startsWith("True"));
        try (var hosted = ground.management.hosted("lean")) {
            eventually(() -> assertThat(hosted.genericKubernetesResources("config.openshift.io/v1", "ClusterOperator")
                            .list()
                            .getItems())
                    .extracting(it -> it.getMetadata().getName())
                    .contains("ingress", "console")
                    .doesNotContain("image-registry", "insights"));
        }
        ground.delete("lean");
    }

    @Test
    void beside_an_api_server_that_encrypts_with_a_vaults_key_runs_who_asks_the_vault() {
        var cluster = ground.prepare("vaulted");
        ground.management.apply(
                cluster.hostedCluster()
                        .replace(
                                "  sshKey: {}",
                                "  sshKey: {}\n  secretEncryption: {type: kms, kms: {provider: Azure, azure: {activeKey: {keyVaultName: v, keyName: k, keyVersion: x}, workloadIdentity: {clientID: 00000000-0000-0000-0000-000000000000}}}}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "vaulted", "Available"))
                .startsWith("True"));
        assertThat(ground.management
                        .client()
                        .pods()
                        .inNamespace("clusters-vaulted")
                        .withLabel("app", "kube-apiserver")
                        .list()
                        .getItems())
                .singleElement()
                .satisfies(it -> assertThat(it.getSpec().getContainers())
                        .anySatisfy(one -> assertThat(one.getName()).isEqualTo("azure-kms-provider-active")));
        ground.delete("vaulted");
    }

    @Test
    void who_may_log_in_is_read_from_a_secret_that_the_configuration_names() {
        var cluster = ground.prepare("users");
        ground.management.apply(
                cluster.hostedCluster()
                        .replace(
                                "  sshKey: {}",
                                "  sshKey: {}\n  configuration: {oauth: {identityProviders: [{name: a, mappingMethod: claim, type: HTPasswd, htpasswd: {fileData: {name: users}}}]}}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "users", "Available"))
                .isEqualTo("False ComponentsNotAvailable: Waiting for components to be available: oauth-openshift"));
        assertThat(ground.condition("HostedCluster", "users", "ReconciliationSucceeded"))
                .isEqualTo(
                        "False ReconciliationError: failed to get referenced secret clusters/users: Secret \"users\" not found");
        ground.management.apply(
                "{apiVersion: v1, kind: Secret, metadata: {name: users, namespace: clusters}, stringData: {htpasswd: me}}");
        eventually(() -> {
            assertThat(ground.condition("HostedCluster", "users", "Available")).startsWith("True");
            assertThat(ground.condition("HostedCluster", "users", "ReconciliationSucceeded"))
                    .startsWith("True");
        });
        ground.delete("users");
    }

    @Test
    void without_its_components_credentials_a_control_plane_is_not_made() {
        var cluster = ground.prepare("unknown");
        ground.faults()
                .add(new Fault(
                        Fault.Match.ANY
                                .withVerb("create")
                                .withKind("Secret")
                                .inNamespace("clusters-unknown")
                                .named("azure-ingress-credentials"),
                        Integer.MAX_VALUE,
                        new Fault.Refuse(403, "Forbidden", "exceeded quota")));
        ground.management.apply(cluster.hostedCluster());
        eventually(
                () -> assertThat(ground.condition("HostedCluster", "unknown", "PlatformCredentialsFound"))
                        .isEqualTo(
                                "False PlatformCredentialsNotFound: failed to reconcile Azure credentials: failed to reconcile ingress credentials: exceeded quota"));
        assertThat(ground.condition("HostedCluster", "unknown", "ReconciliationSucceeded"))
                .startsWith("False ReconciliationError: critical error: failed to reconcile platform credentials: ");
        ground.faults().clear();
        eventually(() -> assertThat(ground.condition("HostedCluster", "unknown", "Available"))
                .startsWith("True"));
        assertThat(ground.condition("HostedCluster", "unknown", "PlatformCredentialsFound"))
                .startsWith("True");
        ground.delete("unknown");
    }

    @Test
    void etcd_waits_for_a_disk_of_a_kind_that_there_is() {
        var cluster = ground.prepare("disk");
        ground.management.apply(
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: odd}, provisioner: disk.csi.azure.com, parameters: {skuName: Odd_LRS}}");
        ground.management.apply(cluster.hostedCluster()
                .replace("persistentVolume: {size: 8Gi}", "persistentVolume: {size: 8Gi, storageClassName: odd}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "disk", "EtcdAvailable"))
                .startsWith(
                        "False EtcdWaitingForQuorum: Etcd volume claim data-etcd-0 pending: failed to provision volume")
                .contains("azureDisk - Odd_LRS is not supported"));
        ground.delete("disk");
    }

    @Test
    void a_trust_bundle_has_to_be_there() {
        var cluster = ground.prepare("trusting");
        ground.management.apply(
                cluster.hostedCluster().replace("  sshKey: {}", "  sshKey: {}\n  additionalTrustBundle: {name: ca}"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "trusting", "ValidConfiguration"))
                .isEqualTo("False InvalidConfiguration: failed to get configMap ca: ConfigMap \"ca\" not found"));
        ground.management.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: ca, namespace: clusters}}");
        eventually(() -> assertThat(ground.condition("HostedCluster", "trusting", "ValidConfiguration"))
                .endsWith("configMap ca must have a ca-bundle.crt key"));
        ground.delete("trusting");
    }

    @Test
    void the_provider_of_machines_is_of_the_image_that_an_annotation_names() {
        var cluster = ground.prepare("own-provider");
        ground.management.apply(
                cluster.hostedCluster()
                        .replace(
                                "metadata: {name: own-provider,",
                                "metadata: {annotations: {hypershift.openshift.io/capi-provider-azure-image: quay.io/a/capz:1}, name: own-provider,"));
        eventually(() -> assertThat(ground.condition("HostedCluster", "own-provider", "Available"))
                .startsWith("True"));
        assertThat(ground.management
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace("clusters-own-provider")
                        .withName("capi-provider")
                        .require()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .allSatisfy(it -> assertThat(it.getImage()).isEqualTo("quay.io/a/capz:1"));
        ground.delete("own-provider");
    }
}
