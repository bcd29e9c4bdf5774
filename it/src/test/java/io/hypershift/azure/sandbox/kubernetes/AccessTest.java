package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final KubernetesServer server = KubernetesServer.start(AUTHORITY);
    private final RawApi admin = RawApi.of(Config.fromKubeconfig(server.kubeconfig()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void an_admin_may_do_everything_there_is_and_may_know_so() {
        assertThat(may(admin, "*", "*", "*", "")).isTrue();
        assertThat(may(admin, "delete", "apps", "deployments", "default")).isTrue();
    }

    @Test
    void somebody_who_may_not_do_one_thing_may_not_do_everything() {
        var almost = of(server.users().add("almost", it -> !it.verb().equals("delete")));

        assertThat(may(almost, "*", "*", "*", "")).isFalse();
        assertThat(may(almost, "*", "", "pods", "")).isFalse();
        assertThat(may(almost, "get", "*", "*", "")).isTrue();
        assertThat(may(almost, "create", "", "pods", "")).isTrue();
    }

    @Test
    void rights_hold_for_the_namespaces_and_objects_they_name() {
        var rights = new Rights(List.of(
                Rights.Rule.of(List.of("get", "list"), List.of(""), List.of("pods", "pods/log")),
                Rights.Rule.of(List.of("*"), List.of("apps"), List.of("*")).inNamespaces("mine")));
        var user = of(server.users().add("limited", rights));

        assertThat(may(user, "*", "*", "*", "")).isFalse();
        assertThat(may(user, "list", "", "pods", "")).isTrue();
        assertThat(may(user, "delete", "", "pods", "")).isFalse();
        assertThat(may(user, "*", "apps", "*", "mine")).isTrue();
        assertThat(may(user, "*", "apps", "deployments", "")).isFalse();
        assertThat(may(user, "update", "apps", "deployments", "others")).isFalse();
        user.get("/api/v1/namespaces/default/pods").expect(200);
        user.get("/api/v1/namespaces/default/secrets").expect(403);
    }

    @Test
    void a_user_is_let_in_over_http_by_a_kubeconfig() {
        var answer = admin.post(
                        "/sandbox/users",
                        "{\"name\":\"bob\",\"rules\":[{\"verbs\":[\"get\",\"list\"],\"apiGroups\":[\"\"],\"resources\":[\"namespaces\"]}]}")
                .expect(201);
        var bob = RawApi.of(Config.fromKubeconfig(answer.body()));

        bob.get("/api/v1/namespaces").expect(200);
        bob.get("/api/v1/nodes").expect(403).saying("User \"bob\" cannot list resource \"nodes\"");
        bob.post("/sandbox/users", "{\"name\":\"eve\",\"rules\":[]}").expect(403);

        admin.delete("/sandbox/users", "{\"name\":\"bob\"}").expect(204);
        bob.get("/api/v1/namespaces").expect(401);
    }

    private RawApi of(String token) {
        return RawApi.of(Config.fromKubeconfig(server.kubeconfig(token)));
    }

    private static boolean may(RawApi user, String verb, String group, String resource, String namespace) {
        var asked =
                "{\"spec\":{\"resourceAttributes\":{\"verb\":\"%s\",\"group\":\"%s\",\"resource\":\"%s\",\"namespace\":\"%s\"}}}"
                        .formatted(verb, group, resource, namespace);
        return user.post(REVIEWS, asked)
                .expect(201)
                .json()
                .at("/status/allowed")
                .asBoolean();
    }
}
