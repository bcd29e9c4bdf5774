package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseVersionTest {
    private static final String REPOSITORY = "quay.io/openshift-release-dev/ocp-release";
    private static final String DIGEST = "@sha256:" + "0".repeat(64);

    @Test
    void a_version_is_written_as_it_was_read() {
        assertThat(version("4.21.3")).hasToString("4.21.3");
        assertThat(version("4.22.0-rc.1")).hasToString("4.22.0-rc.1");
        assertThat(version("4.21.3").line()).isEqualTo("4.21");
        assertThat(ReleaseVersion.parse("4.21")).isEmpty();
        assertThat(ReleaseVersion.parse("latest")).isEmpty();
    }

    @Test
    void minors_are_counted_over_the_change_from_4_to_5() {
        assertThat(version("5.0.0").minorsAfter(version("4.22.9"))).isEqualTo(1);
        assertThat(version("5.0.0").minorsAfter(version("4.23.1"))).isZero();
        assertThat(version("5.1.0").minorsAfter(version("4.20.0"))).isEqualTo(4);
        assertThat(version("4.20.0").minorsAfter(version("4.21.0"))).isEqualTo(-1);
    }

    @Test
    void a_release_comes_after_its_previews_and_those_in_the_order_of_their_numbers() {
        assertThat(version("4.22.0")).isGreaterThan(version("4.22.0-rc.10"));
        assertThat(version("4.22.0-rc.10")).isGreaterThan(version("4.22.0-rc.2"));
        assertThat(version("4.22.0-rc.0")).isGreaterThan(version("4.22.0-ec.3"));
        assertThat(version("5.0.0")).isGreaterThan(version("4.22.12"));
        assertThat(version("4.21.10")).isGreaterThan(version("4.21.9"));
    }

    @Test
    void nodes_may_be_three_minors_behind_their_control_plane_and_never_ahead() {
        assertThat(VersionSkew.problem(version("4.18.4"), version("4.21.0"))).isEmpty();
        assertThat(VersionSkew.problem(version("4.20.0"), version("5.0.0"))).isEmpty();
        assertThat(VersionSkew.problem(version("4.17.4"), version("4.21.0")))
                .hasValueSatisfying(it -> assertThat(it).contains("4 minor versions behind"));
        assertThat(VersionSkew.problem(version("4.21.1"), version("4.21.0")))
                .hasValueSatisfying(it -> assertThat(it).contains("4.21.1 is newer"));
    }

    @Test
    void a_tag_tells_the_version_whatever_architecture_it_ends_in() {
        var byTag = KnownReleases.byTag();

        assertThat(byTag.of(REPOSITORY + ":4.21.3-multi")).contains(version("4.21.3"));
        assertThat(byTag.of(REPOSITORY + ":4.22.0-rc.1-x86_64")).contains(version("4.22.0-rc.1"));
        assertThat(byTag.of("registry.local:5000/ocp/release:5.0.0")).contains(version("5.0.0"));
        assertThat(byTag.of(REPOSITORY + ":4.21.3-multi" + DIGEST)).contains(version("4.21.3"));
        assertThat(byTag.of(REPOSITORY + DIGEST)).isEmpty();
        assertThat(byTag.of("registry.local:5000/ocp/release" + DIGEST)).isEmpty();
    }

    @Test
    void a_digest_that_the_cluster_has_run_tells_the_version_by_its_history() {
        var cluster = Yaml.hostedCluster(
                "{version: {history: [{state: Completed, version: 4.20.1, image: '" + REPOSITORY + DIGEST + "'}]}}");

        assertThat(new RunningRelease(cluster).known().of(REPOSITORY + DIGEST)).contains(version("4.20.1"));
        assertThat(new RunningRelease(cluster).known().of(REPOSITORY + ":4.21.0"))
                .contains(version("4.21.0"));
    }

    @Test
    void what_the_cluster_has_run_counts_for_more_than_a_tag_that_a_mirror_has_named() {
        var image = "registry.local:5000/ocp/release:4.20.0";
        var cluster = Yaml.hostedCluster(
                "{version: {history: [{state: Completed, version: 4.20.1, image: '" + image + "'}]}}");

        assertThat(new RunningRelease(cluster).known().of(image)).contains(version("4.20.1"));
    }

    @Test
    void a_cluster_on_its_way_still_runs_what_it_has_completed_last() {
        var running = new RunningRelease(Yaml.hostedCluster("{version: {history: ["
                + "{state: Partial, version: 4.21.0, image: b}, {state: Completed, version: 4.20.1, image: a}]}}"));

        assertThat(running.isUnderWay()).isTrue();
        assertThat(running.version()).isEqualTo(Optional.of(version("4.20.1")));
        assertThat(running.hasCompleted("b")).isFalse();
    }

    private static ReleaseVersion version(String text) {
        return ReleaseVersion.parse(text).orElseThrow();
    }
}
