package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
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

    static AdministratorKubeconfig read(KubeApi management, ClusterKey key) {
        var hostedCluster = management.get(HostedClusterManifest.ref(key));
        var content = content(management, key, hostedCluster);
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

    private static String content(KubeApi management, ClusterKey key, Manifest hostedCluster) {
        var secret = hostedCluster.text("status", "kubeconfig", "name");
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

    private static JsonNode tree(String content) {
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
