package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.registry.ReleaseImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseRulesTest {
    private static final ReleaseImage BOTH = new ReleaseImage("4.21.0", Set.of("amd64", "arm64"));
    private static final ReleaseImage ONE = new ReleaseImage("4.21.0", Set.of("amd64"));

    @Test
    void the_operator_runs_the_lines_that_it_lists() {
        var lines = List.of("4.21", "4.20");
        assertPassed(ReleaseRules.supported(version("4.21.7"), lines));
        assertPassed(ReleaseRules.supported(version("4.20.0-0.nightly-2026-01-01-000000"), lines));
        assertFailed(ReleaseRules.supported(version("4.22.0"), lines), "cannot run 4.22.0, but 4.21, 4.20");
    }

    @Test
    void before_4_20_the_image_of_nodes_must_be_given() {
        var plain = ClusterOptions.SET.given(Map.of());
        assertPassed(ReleaseRules.nodes(version("4.20.0-rc.1"), plain));
        assertPassed(ReleaseRules.nodes(version("5.0.0"), plain));
        assertFailed(ReleaseRules.nodes(version("4.19.9"), plain), "4.19.9 does not tell which");
        assertPassed(ReleaseRules.nodes(
                version("4.19.9"), ClusterOptions.SET.given(Map.of(Parameter.MARKETPLACE_OFFER, "aro4"))));
    }

    @Test
    void nodes_are_of_an_architecture_that_the_release_is_for() {
        assertPassed(ReleaseRules.architecture(BOTH, "arm64"));
        assertFailed(ReleaseRules.architecture(ONE, "arm64"), "for amd64 alone, the nodes are to be arm64");
    }

    @Test
    void the_control_plane_finds_nodes_that_the_release_is_for() {
        assertPassed(ReleaseRules.controlPlane(ONE, Set.of("arm64", "amd64")));
        assertFailed(
                ReleaseRules.controlPlane(ONE, Set.of("arm64")),
                "its nodes, on which the control plane is to run, are arm64");
        assertThat(ReleaseRules.controlPlane(ONE, Set.of()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_managed_hsm_is_for_releases_from_4_22_on() {
        var hsm = EncryptionKey.parse("https://mine.managedhsm.azure.net/keys/etcd/1")
                .orElseThrow();
        var vault =
                EncryptionKey.parse("https://mine.vault.azure.net/keys/etcd/1").orElseThrow();
        assertPassed(ReleaseRules.key(version("4.22.0"), hsm));
        assertPassed(ReleaseRules.key(version("4.21.0"), vault));
        assertFailed(ReleaseRules.key(version("4.21.0"), hsm), "which 4.21.0 cannot use");
    }

    private static ReleaseVersion version(String text) {
        return ReleaseVersion.parse(text).orElseThrow();
    }

    private static void assertPassed(Finding<?> finding) {
        assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
    }

    private static void assertFailed(Finding<?> finding, String found) {
        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.found().in(Words.PLAIN)).contains(found);
        assertThat(finding.remedy().isEmpty()).as("no remedy").isFalse();
    }
}
