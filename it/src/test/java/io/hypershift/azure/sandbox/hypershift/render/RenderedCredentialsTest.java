package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the private platform, scaling from zero and pulling images come by their credentials. */
class RenderedCredentialsTest {
    private static final String PRIVATE = "--private-platform Azure --azure-pls-resource-group mc-rg ";
    private static final String SCALING = "--scale-from-zero-provider Azure ";
    private static final Map<String, String> FILES =
            Map.of("/creds/azure.json", "{\"tenantId\":\"t\"}", "/creds/pull", "{}");

    @Test
    void aPrivatePlatformMountsTheSecretThatIsNamed() {
        var rendered =
                Rendered.resources(PRIVATE + "--azure-private-secret mine --azure-private-secret-key azure.json");

        assertThat(rendered.arguments()).contains("--private-platform=Azure");
        assertThat(rendered.variable("AZURE_RESOURCE_GROUP")).hasValue("mc-rg");
        assertThat(rendered.variable("AZURE_CREDENTIALS_FILE")).hasValue("/etc/azure-provider/azure.json");
        assertThat(secretOfVolume(rendered, "azure-credentials")).isEqualTo("mine");
        assertThat(mountPath(rendered, "azure-credentials")).isEqualTo("/etc/azure-provider");
    }

    @Test
    void anIdentityForThePrivatePlatformIsOnTheAccountThePodsAndInTheEnvironment() {
        var rendered = Rendered.resources(
                PRIVATE + "--azure-pls-managed-identity-client-id id --azure-pls-subscription-id sub");

        assertThat(rendered.object("ServiceAccount", "operator")
                        .at("/metadata/annotations")
                        .path("azure.workload.identity/client-id")
                        .asText())
                .isEqualTo("id");
        assertThat(rendered.deployment()
                        .at("/spec/template/metadata/labels")
                        .path("azure.workload.identity/use")
                        .asText())
                .isEqualTo("true");
        assertThat(rendered.variable("AZURE_PLS_CLIENT_ID")).hasValue("id");
        assertThat(rendered.variable("AZURE_SUBSCRIPTION_ID")).hasValue("sub");
        assertThat(rendered.variable("AZURE_CREDENTIALS_FILE")).isEmpty();
        assertThat(rendered.deployment().toString()).doesNotContain("azure-credentials");
    }

    @Test
    void whatThePrivatePlatformNeedsIsLeftAloneWithoutIt() {
        assertThat(Rendered.resources("--azure-pls-resource-group mc-rg --azure-private-secret mine"))
                .isEqualTo(Rendered.resources(""));
    }

    @Test
    void scalingFromZeroMountsTheSecretThatIsNamed() {
        var rendered = Rendered.resources(SCALING + "--scale-from-zero-secret mine --scale-from-zero-secret-key key");

        assertThat(rendered.arguments())
                .containsSubsequence(
                        "--scale-from-zero-provider=azure", "--scale-from-zero-creds=/etc/scale-from-zero-creds/key");
        assertThat(secretOfVolume(rendered, "scale-from-zero-creds")).isEqualTo("mine");
        assertThat(mountPath(rendered, "scale-from-zero-creds")).isEqualTo("/etc/scale-from-zero-creds");
    }

    @Test
    void scalingFromZeroWithoutCredentialsIsNone() {
        assertThat(Rendered.resources(SCALING)).isEqualTo(Rendered.resources(""));
    }

    @ParameterizedTest
    @CsvSource({
        PRIVATE + "--azure-private-creds, hypershift-operator-azure-credentials, azure-private-secret-key",
        SCALING
                + "--scale-from-zero-creds, hypershift-operator-scale-from-zero-credentials, scale-from-zero-secret-key",
    })
    void aFileOfCredentialsBecomesTheSecretThatTheOperatorMounts(String flags, String name, String keyFlag) {
        var rendered =
                Rendered.resources(flags + " /creds/azure.json --render-sensitive --" + keyFlag + " some-key", FILES);

        var secret = rendered.object("Secret", name);
        assertThat(secret.at("/metadata/namespace").asText()).isEqualTo("hypershift");
        assertThat(decoded(secret.at("/data/some-key").asText())).isEqualTo("{\"tenantId\":\"t\"}");
        assertThat(secret.has("type")).isFalse();
        assertThat(rendered.deployment().at("/spec/template/spec/volumes").toString())
                .contains("\"secretName\":\"" + name + "\"");
    }

    @Test
    void thePullSecretIsOfItsTypeAndGoesWithTheCluster() {
        var secret = Rendered.resources("--pull-secret /creds/pull --render-sensitive", FILES)
                .object("Secret", "pull-secret");

        assertThat(secret.path("type").asText()).isEqualTo("kubernetes.io/dockerconfigjson");
        assertThat(decoded(secret.path("data").path(".dockerconfigjson").asText()))
                .isEqualTo("{}");
        assertThat(secret.at("/metadata/labels")
                        .path("hypershift.openshift.io/safe-to-delete-with-cluster")
                        .asText())
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "--pull-secret /creds/pull, ''",
        PRIVATE + "--azure-private-creds /creds/azure.json,"
                + PRIVATE
                + "--azure-private-secret hypershift-operator-azure-credentials",
        SCALING + "--scale-from-zero-creds /creds/azure.json,"
                + SCALING
                + "--scale-from-zero-secret hypershift-operator-scale-from-zero-credentials",
    })
    void aFileRendersTheSameAsTheNameOfItsSecretWhenSecretsAreLeftOut(String ofFile, String ofName) {
        assertThat(Rendered.resources(ofFile, FILES)).isEqualTo(Rendered.resources(ofName));
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    private static String secretOfVolume(Rendered rendered, String volume) {
        return Rendered.named(rendered.deployment().at("/spec/template/spec/volumes"), volume)
                .at("/secret/secretName")
                .asText();
    }

    private static String mountPath(Rendered rendered, String volume) {
        return Rendered.named(rendered.operator().path("volumeMounts"), volume)
                .path("mountPath")
                .asText();
    }
}
