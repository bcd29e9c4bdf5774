package io.hypershift.azure.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromFile;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallOperatorRequestTest {
    private static final String UUID = "44444444-4444-4444-4444-444444444444";
    private static final Source AZURE_JSON = Source.text("""
            {"tenantId": "t", "subscriptionId": "s", "resourceGroup": "g", "aadClientId": "c", "aadClientSecret": "x"}""", "azure_mgmt.json");
    private static final Source PRINCIPAL = Source.text("""
            {"tenantId": "t", "subscriptionId": "s", "clientId": "c", "clientSecret": "x"}""", "principal.json");

    @Test
    void the_usual_has_nothing_wrong_with_it() {
        assertThat(InstallOperatorRequest.usual(FromJob.of("a.b/c:1"), Source.none(), Duration.ofMinutes(1))
                        .validate())
                .isEmpty();
    }

    @Test
    void external_dns_needs_a_domain_filter_and_credentials_and_hears_of_both() {
        assertThat(problems(new ExternalDnsOptions(
                        "azure", CredentialOption.NONE, "", Optional.empty(), Optional.empty(), Optional.empty())))
                .contains("externalDnsDomainFilter is not given")
                .contains("external DNS has no credentials")
                .contains("Give externalDnsCredentialsFile what create-foundation writes to azure_mgmt.json");
    }

    @Test
    void what_has_no_effect_without_external_dns_is_refused() {
        assertThat(problems(new ExternalDnsOptions(
                        "",
                        CredentialOption.NONE,
                        "apps.example.com",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .contains("externalDnsDomainFilter has no effect without externalDnsProvider")
                .contains("externalDnsProvider=azure");
    }

    @Test
    void credentials_of_external_dns_must_be_azures_own_and_are_not_quoted() {
        var told = problems(ExternalDnsOptions.of("apps.example.com", CredentialOption.of(PRINCIPAL)));

        assertThat(told)
                .contains("principal.json lacks resourceGroup, aadClientId, aadClientSecret")
                .doesNotContain("\"x\"");
        assertThat(problems(ExternalDnsOptions.of("apps.example.com", CredentialOption.of(AZURE_JSON))))
                .isEmpty();
    }

    @Test
    void credentials_come_from_a_file_or_a_secret_not_from_both() {
        var both = new CredentialOption(AZURE_JSON, Optional.of("mine"), "credentials");

        assertThat(problems(ExternalDnsOptions.of("apps.example.com", both)))
                .contains("externalDnsCredentialsFile and externalDnsSecret are both given");
    }

    @Test
    void a_private_platform_needs_a_resource_group_and_one_form_of_credentials() {
        assertThat(problems(new PrivatePlatformOptions(
                        "Azure", "", CredentialOption.NONE, Optional.empty(), Optional.empty())))
                .contains("azurePlsResourceGroup is not given")
                .contains("the private platform has no credentials");
        assertThat(problems(new PrivatePlatformOptions(
                        "Azure", "mc", CredentialOption.of(PRINCIPAL), Optional.of(UUID), Optional.of(UUID))))
                .contains("both credentials and a managed identity");
        assertThat(problems(new PrivatePlatformOptions(
                        "Azure", "mc", CredentialOption.NONE, Optional.of(UUID), Optional.empty())))
                .contains("azurePlsSubscriptionId is not given");
        assertThat(problems(new PrivatePlatformOptions(
                        "Azure", "mc", CredentialOption.NONE, Optional.of(UUID), Optional.of(UUID))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE_PULL_POLICY | Sometimes | it must be one of Always, IfNotPresent, Never",
                "LIMIT_CRD_INSTALL | Azure,Mars | it must be one or several of AWS, Azure",
                "REGISTRY_OVERRIDES | quay.io | it must be like a=b",
                "HCP_EGRESS_BLOCK_CIDRS | 10.0.0.0/33 | it must be networks",
                "METRICS_SET | Some | it must be one of Telemetry, SRE, All",
                "PLATFORM_MONITORING | Much | it must be one of None, OperatorOnly, All",
            })
    void a_flag_with_a_wrong_value_is_told_with_what_it_may_be(Parameter flag, String value, String rule) {
        var flags = OperatorFlags.given(Map.of(flag, value));

        assertThat(problems(new FromJob("a.b/c:1", flags, Source.none(), Source.none())))
                .contains(flag.camelCase() + " cannot be \"" + value + "\"")
                .contains(rule);
    }

    @Test
    void a_webhook_that_hypershift_configures_for_another_namespace_is_refused() {
        var flags = OperatorFlags.given(Map.of(Parameter.ENABLE_VALIDATING_WEBHOOK, "true"));
        var manifests = new FromJob("a.b/c:1", flags, Source.none(), Source.none());

        assertThat(problems(request("elsewhere", manifests, ExternalDnsOptions.NONE, PrivatePlatformOptions.NONE)))
                .contains("enableValidatingWebhook has no webhook to call in namespace elsewhere");
        assertThat(problems(manifests)).isEmpty();
    }

    @Test
    void images_are_named_once() {
        var references = Source.text("{}", "refs.yaml");

        assertThat(problems(new FromJob("a.b/c:1", OperatorFlags.USUAL, references, Source.none())))
                .contains("hypershiftImage and imageRefsFile are both given");
    }

    @Test
    void a_manifest_without_the_operator_is_refused() {
        assertThat(problems(new FromFile(Source.text("apiVersion: v1\nkind: Secret\nmetadata: {name: a}", "a.yaml"))))
                .contains("a.yaml does not hold the operator");
    }

    @Test
    void a_manifest_with_the_operator_elsewhere_tells_where() {
        assertThat(problems(new FromFile(Source.text(
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: operator, namespace: there}",
                        "a.yaml"))))
                .contains("a.yaml has the operator in namespace there, not in hypershift")
                .contains("operatorNamespace=there");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var request = new InstallOperatorRequest(
                "No_Namespace",
                FromJob.of("no image"),
                Source.text("[", "pull.json"),
                ExternalDnsOptions.of("", CredentialOption.NONE),
                PrivatePlatformOptions.NONE,
                new ScaleFromZeroOptions("", CredentialOption.of(PRINCIPAL)),
                false,
                new Rollout(Duration.ofMinutes(1), true));

        assertThat(request.validate()).hasSize(6);
    }

    private static String problems(ExternalDnsOptions externalDns) {
        return problems(request("hypershift", FromJob.of("a.b/c:1"), externalDns, PrivatePlatformOptions.NONE));
    }

    private static String problems(PrivatePlatformOptions privatePlatform) {
        return problems(request("hypershift", FromJob.of("a.b/c:1"), ExternalDnsOptions.NONE, privatePlatform));
    }

    private static String problems(Manifests manifests) {
        return problems(request("hypershift", manifests, ExternalDnsOptions.NONE, PrivatePlatformOptions.NONE));
    }

    private static String problems(InstallOperatorRequest request) {
        return request.validate().stream().map(it -> it.in(Words.PLAIN)).collect(Collectors.joining("\n"));
    }

    private static InstallOperatorRequest request(
            String namespace, Manifests manifests, ExternalDnsOptions externalDns, PrivatePlatformOptions platform) {
        return new InstallOperatorRequest(
                namespace,
                manifests,
                Source.none(),
                externalDns,
                platform,
                ScaleFromZeroOptions.NONE,
                false,
                new Rollout(Duration.ofMinutes(1), true));
    }
}
