package io.hypershift.azure.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private final Manifest pool = parse("""
            apiVersion: hypershift.openshift.io/v1beta1
            kind: NodePool
            metadata:
              name: pr-42
              namespace: clusters
              uid: u-1
              resourceVersion: "7"
              creationTimestamp: "2026-11-25T12:00:00Z"
              deletionTimestamp: "2026-11-25T13:00:00Z"
              labels: {team: ci}
              annotations: {note: "1"}
            spec: {replicas: 2}
            status:
              conditions:
              - {type: Ready, status: "False", reason: Waiting, message: not yet, severity: Info, observedGeneration: 3}
              - {type: ValidReleaseImage, status: "True"}
            """);

    @Test
    void tells_what_it_is() {
        assertThat(pool.ref())
                .isEqualTo(new Ref("hypershift.openshift.io/v1beta1", "NodePool", "clusters", "pr-42"))
                .hasToString("NodePool clusters/pr-42");
        assertThat(Manifest.of(pool.ref()).ref()).isEqualTo(pool.ref());
        assertThat(pool.uid()).isEqualTo("u-1");
        assertThat(pool.resourceVersion()).isEqualTo("7");
        assertThat(pool.isBeingDeleted()).isTrue();
        assertThat(pool.labels()).isEqualTo(Map.of("team", "ci"));
        assertThat(pool.annotations()).isEqualTo(Map.of("note", "1"));
        assertThat(pool.instant("metadata", "creationTimestamp")).contains(Instant.parse("2026-11-25T12:00:00Z"));
    }

    @Test
    void finds_conditions_by_type() {
        assertThat(pool.condition("Ready")).contains(new Condition("Ready", "False", "Waiting", "not yet"));
        assertThat(pool.condition("ValidReleaseImage"))
                .hasValueSatisfying(it -> assertThat(it.isTrue()).isTrue());
        assertThat(pool.condition("Unheard")).isEmpty();
        assertThat(pool.conditions()).extracting(Condition::type).containsExactly("Ready", "ValidReleaseImage");
    }

    @Test
    void what_is_missing_is_empty() {
        var bare = Manifest.of(new Ref("v1", "Namespace", "", "clusters"));

        assertThat(bare.ref()).hasToString("Namespace clusters");
        assertThat(bare.text("spec", "deep", "down")).isEmpty();
        assertThat(bare.list("status", "conditions")).isEmpty();
        assertThat(bare.conditions()).isEmpty();
        assertThat(bare.labels()).isEmpty();
        assertThat(bare.isBeingDeleted()).isFalse();
        assertThat(bare.instant("metadata", "creationTimestamp")).isEmpty();
    }

    @Test
    void labels_are_added_to_a_copy() {
        var labelled = pool.withLabels(Map.of("more", "yes"));

        assertThat(labelled.labels()).isEqualTo(Map.of("team", "ci", "more", "yes"));
        assertThat(pool.labels()).isEqualTo(Map.of("team", "ci"));
        assertThat(Manifest.of(Ref.core("Secret", "n", "s"))
                        .withLabels(Map.of("a", "b"))
                        .labels())
                .containsEntry("a", "b");
    }

    @Test
    void is_cut_off_from_the_tree_it_was_made_of() {
        var tree = Json.object().put("kind", "Secret");
        var manifest = new Manifest(tree);
        tree.put("kind", "Other");

        assertThat(manifest.kind()).isEqualTo("Secret");
    }

    private static Manifest parse(String yaml) {
        try {
            return Manifests.parse(yaml).get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
