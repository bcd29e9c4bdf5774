package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.manifest.YamlText;
import io.hypershift.azure.sensitive.Sensitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The administrator's kubeconfig of a cluster, from the Secret that its HostedCluster names.
 *
 * @param infraId the cluster's infra ID
 * @param apiUrl the URL of its API server
 * @param content the kubeconfig itself, in YAML
 */
public record AdministratorKubeconfig(ClusterKey key, String infraId, String apiUrl, Sensitive content) {
    /** The cluster is there, and its kubeconfig is not. */
    static final String NOT_YET = "no-kubeconfig";

    private static final String TLS_NAME = "tls-server-name";

    static AdministratorKubeconfig read(KubeApi management, ClusterKey key) {
        return read(management, key, KubeconfigKind.USUAL);
    }

    static AdministratorKubeconfig read(KubeApi management, ClusterKey key, KubeconfigKind kind) {
        var hostedCluster = management.get(HostedClusterManifest.ref(key));
        var content = content(management, key, hostedCluster, kind);
        var server = tree(content).at("/clusters/0/cluster/server").asText("");
        return new AdministratorKubeconfig(key, hostedCluster.text("spec", "infraID"), server, Sensitive.of(content));
    }

    /** What in it lets anybody in: tokens, passwords and keys, a key both as it stands there and as the PEM it is. */
    public List<Sensitive> secrets() {
        var secrets = new ArrayList<Sensitive>();
        for (var user : tree(content.reveal()).path("users")) {
            var login = user.path("user");
            add(secrets, login.path("token").asText(""));
            add(secrets, login.path("password").asText(""));
            var key = login.path("client-key-data").asText("");
            add(secrets, key);
            add(secrets, decoded(key));
        }
        return List.copyOf(secrets);
    }

    /** The same for who reaches the API server by a port of this machine; its certificate is of the name it has otherwise. */
    AdministratorKubeconfig forwardedBy(int port) {
        var local = "https://localhost:" + port;
        var tree = tree();
        for (var entry : tree.path("clusters")) {
            if (entry.path("cluster") instanceof ObjectNode cluster) {
                var host = URI.create(cluster.path("server").asText("")).getHost();
                if (host != null && !cluster.has(TLS_NAME)) {
                    cluster.put(TLS_NAME, host);
                }
                cluster.put("server", local);
            }
        }
        return new AdministratorKubeconfig(key, infraId, local, Sensitive.of(YamlText.of(tree)));
    }

    /** The kubeconfig as a tree of one's own. */
    ObjectNode tree() {
        return tree(content.reveal());
    }

    private static String content(KubeApi management, ClusterKey key, Manifest hostedCluster, KubeconfigKind kind) {
        var secret = kind.secret(hostedCluster);
        if (secret.isEmpty() && kind == KubeconfigKind.CUSTOM) {
            throw new HyperShiftException(Problem.of(NOT_YET, "cluster {} has no kubeconfig of its own DNS name", key)
                    .because("HyperShift makes one where kubeAPIServerDNSName is in the HostedCluster's spec.")
                    .remedy("Take the usual one, without {}.", Parameter.CUSTOM_KUBECONFIG));
        }
        if (secret.isEmpty()) {
            throw new HyperShiftException(Problem.of(NOT_YET, "cluster {} has no kubeconfig yet", key)
                    .because(
                            "HyperShift names it once the API server is up: {}",
                            new ClusterLook(management).at(key).stuckAt())
                    .remedy("Wait until the cluster is Available."));
        }
        var data = management.get(Ref.core("Secret", key.namespace(), secret)).text("data", "kubeconfig");
        return decoded(data);
    }

    private static ObjectNode tree(String content) {
        try {
            return Manifests.parse(content).get(0).tree();
        } catch (JsonProcessingException | IndexOutOfBoundsException e) {
            throw new HyperShiftException(Problem.of("kubeconfig", "the cluster's kubeconfig is no YAML"), e);
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static void add(List<Sensitive> secrets, String value) {
        if (!value.isEmpty()) {
            secrets.add(Sensitive.of(value));
        }
    }
}
