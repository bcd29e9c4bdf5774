package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderedExternalDnsTest {
    private static final String FLAGS = "--external-dns-provider azure --external-dns-domain-filter a.example.com ";

    @Test
    void isLeftOutUnlessAProviderIsNamed() {
        assertThat(Rendered.resources("--external-dns-domain-filter a.example.com --external-dns-secret s"))
                .isEqualTo(Rendered.resources(""));
    }

    @Test
    void looksAfterTheDomainAsItsOwnerInItsInterval() {
        var arguments = Rendered.texts(container(Rendered.resources(
                        FLAGS + "--external-dns-secret s --external-dns-txt-owner-id me --external-dns-interval 5m"))
                .path("args"));

        assertThat(arguments)
                .contains(
                        "--provider=azure",
                        "--domain-filter=a.example.com",
                        "--txt-owner-id=me",
                        "--interval=5m",
                        "--azure-config-file=/etc/provider/credentials");
    }

    @Test
    void looksEachMinuteUnlessToldOtherwise() {
        var rendered = Rendered.resources(FLAGS + "--external-dns-secret s");

        assertThat(Rendered.texts(container(rendered).path("args"))).contains("--interval=1m");
    }

    @Test
    void isAnotherOwnerEachTimeWithoutAnId() {
        assertThat(owner()).isNotEqualTo(owner());
    }

    @Test
    void mountsTheSecretThatIsNamed() {
        var deployment =
                Rendered.resources(FLAGS + "--external-dns-secret mine").object("Deployment", "external-dns");

        assertThat(deployment
                        .at("/spec/template/spec/volumes/0/secret/secretName")
                        .asText())
                .isEqualTo("mine");
    }

    @Test
    void aFileOfCredentialsBecomesTheSecretThatItMounts() {
        var rendered = Rendered.resources(
                FLAGS + "--external-dns-credentials /creds/azure.json --render-sensitive",
                Map.of("/creds/azure.json", "{}"));

        var secret = rendered.object("Secret", "external-dns-credentials");
        assertThat(secret.at("/data/credentials").asText()).isEqualTo("e30=");
        assertThat(rendered.object("Deployment", "external-dns")
                        .at("/spec/template/spec/volumes/0/secret/secretName")
                        .asText())
                .isEqualTo("external-dns-credentials");
    }

    @Test
    void runsTheImageThatIsAskedForAndIsPulledAsEver() {
        var container = container(Rendered.resources(FLAGS
                + "--external-dns-secret s --external-dns-image mirror.example.com/dns --image-pull-policy Always"));

        assertThat(container.path("image").asText()).isEqualTo("mirror.example.com/dns");
        assertThat(container.path("imagePullPolicy").asText()).isEqualTo("IfNotPresent");
    }

    private static List<String> owner() {
        return Rendered.texts(container(Rendered.resources(FLAGS + "--external-dns-secret s"))
                        .path("args"))
                .stream()
                .filter(it -> it.startsWith("--txt-owner-id="))
                .toList();
    }

    private static JsonNode container(Rendered rendered) {
        return rendered.object("Deployment", "external-dns").at("/spec/template/spec/containers/0");
    }
}
