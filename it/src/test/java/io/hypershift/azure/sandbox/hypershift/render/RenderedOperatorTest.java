package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flags change in the operator's Deployment. */
class RenderedOperatorTest {

    @ParameterizedTest
    @CsvSource({
        "--enable-size-tagging, ENABLE_SIZE_TAGGING, 1",
        "--enable-cpo-overrides, ENABLE_CPO_OVERRIDES, 1",
        "--enable-standalone-karpenter-operator, ENABLE_STANDALONE_KARPENTER_OPERATOR, 1",
        "--enable-audit-log-persistence, ENABLE_AUDIT_LOG_PERSISTENCE, true",
        "--enable-cvo-management-cluster-metrics-access, ENABLE_CVO_MANAGEMENT_CLUSTER_METRICS_ACCESS, 1",
        "--monitoring-dashboards, MONITORING_DASHBOARDS, 1",
        "--tech-preview-no-upgrade, HYPERSHIFT_FEATURESET, TechPreviewNoUpgrade",
        "--managed-service ARO-HCP, MANAGED_SERVICE, ARO-HCP",
        "--limit-crd-install azure --limit-crd-install=AWS, PLATFORMS_INSTALLED, 'azure,AWS'",
    })
    void aFlagBecomesAVariable(String flags, String variable, String value) {
        assertThat(Rendered.resources("").variable(variable)).isEmpty();
        assertThat(Rendered.resources(flags).variable(variable)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
        "--metrics-set sre, METRICS_SET, Telemetry, SRE",
        "--cert-rotation-scale 90m, CERT_ROTATION_SCALE, 24h0m0s, 1h30m0s",
        "--disable-capi-migration, CAPI_STORAGE_VERSION, v1beta2, v1beta1",
    })
    void aFlagChangesAVariable(String flags, String variable, String before, String after) {
        assertThat(Rendered.resources("").variable(variable)).hasValue(before);
        assertThat(Rendered.resources(flags).variable(variable)).hasValue(after);
    }

    @Test
    void etcdIsRecoveredUnlessToldOtherwise() {
        assertThat(Rendered.resources("").variable("ENABLE_ETCD_RECOVERY")).hasValue("1");
        assertThat(Rendered.resources("--enable-etcd-recovery=false").variable("ENABLE_ETCD_RECOVERY"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--enable-dedicated-request-serving-isolation=f, --enable-dedicated-request-serving-isolation=false",
        "--enable-ci-debug-output, --enable-ci-debug-output=true",
        "--platform-monitoring All, --enable-ocp-cluster-monitoring=true",
        "--private-platform GCP, --private-platform=GCP",
        "'--registry-overrides a=b,c=d', '--registry-overrides=a=b,c=d'",
        "--enable-validating-webhook, --enable-validating-webhook=true",
        "--enable-uwm-telemetry-remote-write, --enable-uwm-telemetry-remote-write",
    })
    void aFlagChangesAnArgument(String flags, String argument) {
        assertThat(Rendered.resources("").arguments()).doesNotContain(argument);
        assertThat(Rendered.resources(flags).arguments()).contains(argument);
    }

    @Test
    void eachBlockedNetworkIsAnArgument() {
        assertThat(Rendered.resources("--hcp-egress-block-cidrs 10.0.0.0/8 --hcp-egress-block-cidrs=fd00::/8")
                        .arguments())
                .containsSubsequence("--hcp-egress-block-cidrs=10.0.0.0/8", "--hcp-egress-block-cidrs=fd00::/8");
    }

    @Test
    void variablesOfTheUserAreAddedOnceTrimmedAndBesideTheCommandLinesOwn() {
        var rendered = Rendered.resources(
                "--additional-operator-env-vars A=1,B=2 --additional-operator-env-vars A=3,METRICS_SET=none,EMPTY=");

        assertThat(rendered.variable("A")).hasValue("3");
        assertThat(rendered.variable("B")).hasValue("2");
        assertThat(rendered.variable("METRICS_SET")).hasValue("Telemetry");
        assertThat(rendered.variable("EMPTY")).isEmpty();
    }

    @Test
    void aQuotedVariableMayHoldACommaAndAnEqualsSign() {
        var rendered = Rendered.resources("--additional-operator-env-vars \"A=1,2\",B=x=y");

        assertThat(rendered.variable("A")).hasValue("1,2");
        assertThat(rendered.variable("B")).hasValue("x=y");
    }

    @Test
    void bothContainersRunTheImageThatIsAskedForAndArePulledAsAskedFor() {
        var pod = Rendered.resources("--hypershift-image mirror.example.com/operator:1 --image-pull-policy always")
                .deployment()
                .at("/spec/template/spec");

        for (var container : List.of(pod.at("/containers/0"), pod.at("/initContainers/0"))) {
            assertThat(container.path("image").asText()).isEqualTo("mirror.example.com/operator:1");
            assertThat(container.path("imagePullPolicy").asText()).isEqualTo("always");
        }
    }

    @Test
    void imageReferencesReplaceTheOperatorsImageAndGiveItTheOthers() {
        var stream = """
                kind: ImageStream
                apiVersion: image.openshift.io/v1
                spec:
                  tags:
                  - name: hypershift-operator
                    from: {kind: DockerImage, name: mirror.example.com/operator}
                  - name: cluster-api-provider-azure
                    from: {kind: DockerImage, name: mirror.example.com/capz}
                  - name: unheard-of
                    from: {kind: DockerImage, name: mirror.example.com/other}
                """;

        var rendered = Rendered.resources("--image-refs /refs/images.yaml", Map.of("/refs/images.yaml", stream));

        assertThat(rendered.operator().path("image").asText()).isEqualTo("mirror.example.com/operator");
        assertThat(rendered.variable("IMAGE_AZURE_CAPI_PROVIDER")).hasValue("mirror.example.com/capz");
        assertThat(rendered.deployment().toString()).doesNotContain("mirror.example.com/other");
    }

    @Test
    void aTrustBundleIsAConfigMapThatTheOperatorMounts() {
        var bundle = "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n";

        var rendered = Rendered.resources("--additional-trust-bundle /ca/bundle.pem", Map.of("/ca/bundle.pem", bundle));

        assertThat(rendered.object("ConfigMap", "user-ca-bundle")
                        .at("/data/ca-bundle.crt")
                        .asText())
                .isEqualTo(bundle);
        var pod = rendered.deployment().at("/spec/template/spec");
        var volume = Rendered.named(pod.path("volumes"), "trusted-ca").path("configMap");
        assertThat(volume.path("name").asText()).isEqualTo("user-ca-bundle");
        assertThat(volume.at("/items/0/path").asText()).isEqualTo("user-ca-bundle.pem");
        var mount = Rendered.named(rendered.operator().path("volumeMounts"), "trusted-ca");
        assertThat(mount.path("mountPath").asText()).isEqualTo("/etc/pki/tls/certs");
        assertThat(mount.path("readOnly").asBoolean()).isTrue();
    }

    @Test
    void developersHaveNoReplica() {
        assertThat(replicas("--development")).isZero();
    }

    @Test
    void withoutAnyWebhookOneReplicaHasNoCertificateToServeWith() {
        var rendered = Rendered.resources("--enable-conversion-webhook=false --disable-capi-conversion-webhook");

        assertThat(rendered.deployment().at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(rendered.arguments()).noneMatch(it -> it.startsWith("--cert-dir"));
        assertThat(rendered.deployment().toString()).doesNotContain("serving-cert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--enable-conversion-webhook=false",
                "--disable-capi-conversion-webhook",
                "--enable-conversion-webhook=false --disable-capi-conversion-webhook --enable-defaulting-webhook",
                "--enable-conversion-webhook=false --disable-capi-conversion-webhook --enable-validating-webhook"
            })
    void eachWebhookTakesTwoReplicasAndACertificate(String flags) {
        assertThat(replicas(flags)).isEqualTo(2);
        assertThat(Rendered.resources(flags).arguments()).contains("--cert-dir=/var/run/secrets/serving-cert");
    }

    @Test
    void persistingAuditLogsTakesACertificateButNoSecondReplica() {
        var flags =
                "--enable-conversion-webhook=false --disable-capi-conversion-webhook --enable-audit-log-persistence";

        assertThat(replicas(flags)).isEqualTo(1);
        assertThat(Rendered.resources(flags).arguments()).contains("--cert-dir=/var/run/secrets/serving-cert");
    }

    private static int replicas(String flags) {
        JsonNode replicas = Rendered.resources(flags).deployment().at("/spec/replicas");
        assertThat(replicas.isInt()).isTrue();
        return replicas.asInt();
    }
}
