package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundationRequestTest {

    @Test
    void tells_everything_that_is_wrong_at_once() {
        var request = new FoundationRequest(
                "Demo",
                "East US",
                "ends.",
                new WorkloadIdentities(Optional.of("-x"), IdentityNaming.HYPERSHIFT, Optional.empty(), true, false),
                new Issuer(Optional.of("no-hyphens"), false, Optional.empty()),
                new Rights(
                        Optional.of("localhost"),
                        Optional.of("a."),
                        RoleScope.CLUSTER,
                        Optional.of("b."),
                        Optional.of("c.")),
                ServicePrincipals.NONE,
                Map.of("azureTeam", "x", "fine", "y"),
                Handoff.in(Path.of("bundle")));

        assertThat(request.validate())
                .extracting(problem -> problem.in(Words.PLAIN).split(" ", 2)[0])
                .containsExactly(
                        "prefix",
                        "location",
                        "persistentResourceGroup",
                        "identityPrefix",
                        "infraId",
                        "oidcStorageAccount",
                        "baseDomain",
                        "dnsZoneRgName",
                        "vnetResourceGroup",
                        "networkSecurityGroupResourceGroup",
                        "resourceGroupTags");
    }

    @Test
    void tells_what_is_not_given() {
        var request = new FoundationRequest(
                "",
                "",
                "",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.empty()),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(Path.of("bundle")));

        assertThat(request.validate())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "demo", "ci-2", "0123456789012345678901234567890123456789"})
    void accepts_the_prefixes_that_the_guide_would(String prefix) {
        var request = named(prefix);

        assertThat(request.validate()).isEmpty();
        assertThat(request.identityNames().prefix()).isEqualTo(prefix + "-hc");
    }

    @Test
    void an_identity_prefix_that_is_given_is_used_as_it_is() {
        var request = new FoundationRequest(
                "demo",
                "eastus",
                "os4-common",
                new WorkloadIdentities(Optional.of("mine"), IdentityNaming.GUIDE, Optional.empty(), true, false),
                Issuer.USUAL,
                Rights.on(Optional.empty()),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(Path.of("bundle")));

        assertThat(request.identityNames().prefix()).isEqualTo("mine");
    }

    private static FoundationRequest named(String prefix) {
        return new FoundationRequest(
                prefix,
                "eastus",
                "os4-common",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of("team", "ci"),
                Handoff.in(Path.of("bundle")));
    }
}
