package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedKubeconfigTest {
    @Test
    void each_cluster_has_a_context_of_its_own_and_the_first_is_current() {
        var merged = Yaml.manifest(new MergedKubeconfig(List.of(kubeconfig("pr-1"), kubeconfig("pr-2")))
                .content()
                .reveal());

        assertThat(merged.text("current-context")).isEqualTo("clusters-pr-1");
        assertThat(merged.at("contexts").path(1).path("name").asText()).isEqualTo("clusters-pr-2");
        assertThat(merged.at("contexts").path(1).path("context").toString())
                .isEqualTo(
                        "{\"cluster\":\"clusters-pr-2\",\"namespace\":\"default\",\"user\":\"clusters-pr-2-admin\"}");
        assertThat(merged.at("clusters").path(1).at("/cluster/server").asText()).isEqualTo("https://api.pr-2:6443");
        assertThat(merged.at("users").path(1).path("name").asText()).isEqualTo("clusters-pr-2-admin");
        assertThat(merged.at("users").path(1).at("/user/token").asText()).isEqualTo("token-of-pr-2");
    }

    @Test
    void a_forwarded_kubeconfig_names_the_port_and_whose_certificate_is_expected_there() {
        var forwarded = kubeconfig("pr-1").forwardedBy(40123);
        var cluster = Yaml.manifest(forwarded.content().reveal())
                .at("clusters")
                .path(0)
                .path("cluster");

        assertThat(forwarded.apiUrl()).isEqualTo("https://localhost:40123");
        assertThat(cluster.path("server").asText()).isEqualTo("https://localhost:40123");
        assertThat(cluster.path("tls-server-name").asText()).isEqualTo("api.pr-1");
        assertThat(forwarded.secrets()).extracting(Sensitive::reveal).containsExactly("token-of-pr-1");
    }

    @Test
    void a_console_is_below_the_clusters_domain_unless_that_has_another_prefix() {
        assertThat(ConsoleUrl.composed(cluster("baseDomain: example.com")))
                .contains("https://console-openshift-console.apps.pr-42.example.com");
        assertThat(ConsoleUrl.composed(cluster("baseDomain: example.com, baseDomainPrefix: ''")))
                .contains("https://console-openshift-console.apps.example.com");
        assertThat(ConsoleUrl.composed(Yaml.hostedCluster("{}"))).isEmpty();
    }

    @Test
    void the_port_of_an_api_server_is_the_one_for_its_clients() {
        assertThat(ApiForward.port(pod("[{name: metrics, containerPort: 9}, {name: client, containerPort: 7443}]")))
                .isEqualTo(7443);
        assertThat(ApiForward.port(pod("[]"))).isEqualTo(6443);
    }

    private static Manifest pod(String ports) {
        return Yaml.manifest("spec: {containers: [{name: other}, {name: kube-apiserver, ports: " + ports + "}]}");
    }

    private static Manifest cluster(String dns) {
        return Yaml.manifest("metadata: {name: pr-42}\nspec: {dns: {" + dns + "}}");
    }

    private static AdministratorKubeconfig kubeconfig(String name) {
        return new AdministratorKubeconfig(
                new ClusterKey("clusters", name),
                name + "-x7k2p",
                "https://api." + name + ":6443",
                Sensitive.of("""
                        apiVersion: v1
                        kind: Config
                        current-context: admin
                        clusters: [{name: cluster, cluster: {server: 'https://api.%1$s:6443', certificate-authority-data: Q0E=}}]
                        users: [{name: admin, user: {token: token-of-%1$s}}]
                        contexts: [{name: admin, context: {cluster: cluster, user: admin}}]
                        """.formatted(name)));
    }
}
