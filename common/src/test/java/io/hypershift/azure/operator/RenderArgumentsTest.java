package io.hypershift.azure.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenderArgumentsTest {
    private static final Source SECRET = Source.text("{}", "a test");

    @Test
    void the_image_is_asked_for_the_manifests_of_azure_alone() {
        assertThat(arguments(FromJob.of("quay.io/a/b:1"), ExternalDnsOptions.NONE, PrivatePlatformOptions.NONE))
                .containsExactly(
                        "install",
                        "render",
                        "--format=json",
                        "--outputs=crds",
                        "--namespace=hypershift",
                        "--hypershift-image=quay.io/a/b:1",
                        "--limit-crd-install=Azure");
    }

    @Test
    void credentials_are_named_by_their_secret_and_never_given() {
        var externalDns = ExternalDnsOptions.of("apps.example.com", CredentialOption.of(SECRET));
        var platform = new PrivatePlatformOptions(
                "Azure", "mc", CredentialOption.of(SECRET), Optional.empty(), Optional.empty());

        assertThat(arguments(FromJob.of("quay.io/a/b:1"), externalDns, platform))
                .contains(
                        "--external-dns-provider=azure",
                        "--external-dns-secret=external-dns-credentials",
                        "--external-dns-domain-filter=apps.example.com",
                        "--external-dns-txt-owner-id=us",
                        "--private-platform=Azure",
                        "--azure-pls-resource-group=mc",
                        "--azure-private-secret=hypershift-operator-azure-credentials",
                        "--azure-private-secret-key=credentials")
                .noneMatch(it -> it.startsWith("--external-dns-credentials") || it.startsWith("--azure-private-creds"));
    }

    @Test
    void a_flag_that_may_be_repeated_is() {
        var flags = new OperatorFlags(Map.of(Parameter.HCP_EGRESS_BLOCK_CIDRS, "10.0.0.0/16, 10.1.0.0/16"));

        assertThat(flags.arguments())
                .containsExactly("--hcp-egress-block-cidrs=10.0.0.0/16", "--hcp-egress-block-cidrs=10.1.0.0/16");
    }

    @Test
    void a_blank_flag_is_not_given() {
        var flags = OperatorFlags.given(Map.of(Parameter.METRICS_SET, " ", Parameter.IMAGE_PULL_POLICY, "Always"));

        assertThat(flags.arguments()).containsExactly("--image-pull-policy=Always");
    }

    private static List<String> arguments(
            FromJob job, ExternalDnsOptions externalDns, PrivatePlatformOptions privatePlatform) {
        var request = new InstallOperatorRequest(
                "hypershift",
                job,
                Source.none(),
                externalDns,
                privatePlatform,
                ScaleFromZeroOptions.NONE,
                false,
                new Rollout(Duration.ofMinutes(10), true));
        return RenderArguments.of(request, job, "crds", Optional.of("us").filter(it -> externalDns.isWanted()));
    }
}
