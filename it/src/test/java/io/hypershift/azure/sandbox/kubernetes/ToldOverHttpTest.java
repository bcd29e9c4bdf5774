package io.hypershift.azure.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import io.hypershift.azure.sandbox.told.Egress.Way;
import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.Programs.Exits;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.ReleaseStreams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldOverHttpTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

    private final KubernetesServer server = KubernetesServer.start(AUTHORITY);
    private final RawApi api = RawApi.of(Config.fromKubeconfig(server.kubeconfig()));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_registries_answer() {
        api.post("/sandbox/images", "{\"image\":\"quay.io/a/b\",\"answer\":\"missing\"}")
                .expect(204);

        assertThat(image("quay.io/a/b:1")).isEqualTo(Images.Answer.MISSING);
        assertThat(image("quay.io/a/b@sha256:00")).isEqualTo(Images.Answer.MISSING);
        assertThat(image("quay.io/a/bc")).isEqualTo(Images.Answer.PUBLIC);
        assertThat(api.get("/sandbox/images").expect(200).body())
                .contains("\"quay.io/a/b\":\"missing\"", "\"registry.redhat.io\":\"private\"");

        api.post("/sandbox/images", "{\"image\":\"quay.io\",\"answer\":\"gone\"}")
                .expect(400)
                .saying("\"answer\" is one of public, private, missing, unreachable");
        api.post("/sandbox/images", "{\"answer\":\"missing\"}").expect(400).saying("image");

        api.delete("/sandbox/images").expect(204);
        assertThat(image("quay.io/a/b:1")).isEqualTo(Images.Answer.PUBLIC);
        assertThat(image("registry.redhat.io/a/b:1")).isEqualTo(Images.Answer.PRIVATE);
    }

    private Images.Answer image(String name) {
        return server.images().of(ImageName.parse(name));
    }

    @Test
    void which_releases_there_are() {
        var image = "quay.io/openshift-release-dev/ocp-release:4.99.0-multi";
        api.post(
                        "/sandbox/releases",
                        "{\"image\":\"%s\",\"version\":\"4.99.0\",\"architectures\":[\"amd64\",\"arm64\"]}"
                                .formatted(image))
                .expect(204);
        assertThat(server.releases().find(image)).isPresent();
        assertThat(api.get("/sandbox/releases").expect(200).body()).contains("\"image\":\"" + image + "\"");
        api.post("/sandbox/releases", "{\"image\":\"a/b:c\",\"version\":\"new\",\"architectures\":[\"amd64\"]}")
                .expect(400)
                .saying("not the version of a release: new");
        api.post("/sandbox/releases", "{\"image\":\"a/b:c\",\"version\":\"4.1.0\"}")
                .expect(400);

        var stream = new ReleaseStreams.Stream("multi", "fast");
        api.post("/sandbox/streams", "{\"controller\":\"multi\",\"stream\":\"fast\",\"image\":\"%s\"}".formatted(image))
                .expect(204);
        assertThat(server.told().streams().accepted(stream))
                .contains(List.of(server.releases().find(image).orElseThrow()));
        api.delete("/sandbox/streams", "{\"controller\":\"multi\",\"stream\":\"fast\"}")
                .expect(204);
        assertThat(server.told().streams().accepted(stream)).isEmpty();

        api.delete("/sandbox/releases", "{\"image\":\"%s\"}".formatted(image)).expect(204);
        assertThat(image(image)).isEqualTo(Images.Answer.MISSING);
    }

    @Test
    void who_is_known_at_registries() {
        api.post("/sandbox/logins", "{\"user\":\"bob\",\"known\":false}").expect(204);
        assertThat(server.told().logins().isKnown("bob")).isFalse();

        api.post("/sandbox/logins", "{\"user\":\"bob\",\"known\":true}").expect(204);
        assertThat(server.told().logins().isKnown("bob")).isTrue();
    }

    @Test
    void what_containers_do() {
        api.post(
                        "/sandbox/programs",
                        "{\"image\":\"quay.io/a/b\",\"exitCode\":2,\"output\":\"ouch\",\"afterSeconds\":3}")
                .expect(204);
        api.post("/sandbox/programs", "{\"container\":\"slow\",\"hangs\":true}").expect(204);

        assertThat(server.programs().of("quay.io/a/b", "main")).contains(new Exits(2, "ouch", Duration.ofSeconds(3)));
        assertThat(server.programs().of("quay.io/c", "slow")).contains(new Hangs(""));
        assertThat(server.programs().of("quay.io/c", "main")).isEmpty();
        api.post("/sandbox/programs", "{\"exitCode\":2}").expect(400);
        api.post("/sandbox/programs", "{\"image\":\"quay.io/c\"}").expect(400);

        api.delete("/sandbox/programs", "{\"container\":\"slow\"}").expect(204);
        assertThat(server.programs().of("quay.io/c", "slow")).isEmpty();
        api.delete("/sandbox/programs").expect(204);
        assertThat(server.programs().of("quay.io/a/b", "main")).isEmpty();
    }

    @Test
    void which_hosts_are_reached_and_which_controllers_work() {
        api.post("/sandbox/egress", "{\"host\":\"management.azure.com\",\"way\":\"silent\"}")
                .expect(204);
        assertThat(server.egress().to("management.azure.com")).isEqualTo(Way.SILENT);
        api.delete("/sandbox/egress").expect(204);
        assertThat(server.egress().to("management.azure.com")).isEqualTo(Way.OPEN);

        api.post("/sandbox/node-egress", "{\"host\":\"konnectivity.example.com\",\"way\":\"silent\"}")
                .expect(204);
        assertThat(server.told().nodeEgress().to("konnectivity.example.com")).isEqualTo(Way.SILENT);
        assertThat(server.egress().to("konnectivity.example.com")).isEqualTo(Way.OPEN);

        api.post("/sandbox/controllers", "{\"controller\":\"scheduler\",\"stopped\":true}")
                .expect(204);
        assertThat(server.controllers().isStopped("scheduler")).isTrue();
        api.post("/sandbox/controllers", "{\"controller\":\"scheduler\",\"stopped\":false}")
                .expect(204);
        assertThat(server.controllers().isStopped("scheduler")).isFalse();
    }

    @Test
    void which_nodes_are_heard_from() {
        api.post("/sandbox/nodes", "{\"node\":\"worker-0\",\"silent\":true}").expect(204);
        assertThat(server.told().nodes().isSilent("worker-0")).isTrue();
        api.post("/sandbox/nodes", "{\"node\":\"worker-0\"}").expect(400);
        api.post("/sandbox/nodes", "{\"node\":\"worker-0\",\"silent\":false}").expect(204);
        assertThat(server.told().nodes().isSilent("worker-0")).isFalse();
    }

    @Test
    void nothing_by_those_who_are_not_known() {
        for (var path : new String[] {
            "images", "releases", "streams", "logins", "programs", "egress", "node-egress", "controllers", "nodes"
        }) {
            api.withToken("nobody").post("/sandbox/" + path, "{}").expect(401);
        }
    }
}
