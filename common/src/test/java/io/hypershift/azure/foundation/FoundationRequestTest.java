package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Words;
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
                Optional.of("-x"),
                Optional.of("no-hyphens"),
                Optional.of("localhost"),
                Map.of("azureTeam", "x", "fine", "y"),
                Path.of("bundle"));

        assertThat(request.validate())
                .extracting(problem -> problem.in(Words.PLAIN).split(" ", 2)[0])
                .containsExactly(
                        "prefix",
                        "location",
                        "persistentResourceGroup",
                        "identityPrefix",
                        "oidcStorageAccount",
                        "baseDomain",
                        "resourceGroupTags");
    }

    @Test
    void tells_what_is_not_given() {
        var request = new FoundationRequest(
                "", "", "", Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Path.of("bundle"));

        assertThat(request.validate()).hasSize(3).allSatisfy(problem -> assertThat(problem.code())
                .isEqualTo("missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "demo", "ci-2", "0123456789012345678901234567890123456789"})
    void accepts_the_prefixes_that_the_guide_would(String prefix) {
        var request = named(prefix);

        assertThat(request.validate()).isEmpty();
        assertThat(request.identities()).isEqualTo(prefix + "-hc");
    }

    @Test
    void an_identity_prefix_that_is_given_is_used_as_it_is() {
        var request = new FoundationRequest(
                "demo",
                "eastus",
                "os4-common",
                Optional.of("mine"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Path.of("bundle"));

        assertThat(request.identities()).isEqualTo("mine");
    }

    private static FoundationRequest named(String prefix) {
        return new FoundationRequest(
                prefix,
                "eastus",
                "os4-common",
                Optional.empty(),
                Optional.empty(),
                Optional.of("example.com"),
                Map.of("team", "ci"),
                Path.of("bundle"));
    }
}
