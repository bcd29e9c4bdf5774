package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class SessionClustersTest {
    private final SessionData session = new DefaultSessionData();
    private final List<String> destroyed = new ArrayList<>();

    @Test
    void a_cluster_is_destroyed_by_the_first_that_claims_it_alone() {
        new SessionClusters(session).record("pr-42", failed -> destroyed.add("pr-42"));
        var goal = new SessionClusters(session);
        var lifecycle = new SessionClusters(session);
        goal.claim("pr-42").ifPresent(it -> it.accept(false));
        lifecycle.claim("pr-42").ifPresent(it -> it.accept(false));
        assertThat(destroyed).containsExactly("pr-42");
    }

    @Test
    void what_is_left_is_known_by_name() {
        var clusters = new SessionClusters(session);
        clusters.record("b", failed -> {});
        clusters.record("a", failed -> {});
        assertThat(new SessionClusters(session).unclaimed()).containsExactly("a", "b");
    }

    @Test
    void whether_somebody_watches_over_the_session_is_known_to_all() {
        assertThat(new SessionClusters(session).isWatched()).isFalse();
        new SessionClusters(session).watch();
        assertThat(new SessionClusters(session).isWatched()).isTrue();
    }

    @Test
    void a_name_is_made_once_for_all_modules_and_found_by_goals_of_another_execution() {
        assertThat(new SessionClusters(session).name("default", () -> "shop-1")).isEqualTo("shop-1");
        assertThat(new SessionClusters(session).name("default", () -> "shop-2")).isEqualTo("shop-1");

        assertThat(new SessionClusters(session).name("default")).contains("shop-1");
        assertThat(new SessionClusters(session).name("down")).contains("shop-1");
    }

    @Test
    void where_several_names_were_made_a_goal_of_another_execution_knows_none() {
        var clusters = new SessionClusters(session);
        clusters.name("one", () -> "shop-1");
        clusters.name("two", () -> "shop-2");

        assertThat(clusters.name("two")).contains("shop-2");
        assertThat(clusters.name("down")).isEmpty();
    }

    @Test
    void what_failed_and_who_has_left_is_known_to_all() {
        new SessionClusters(session).fail("pr-42");
        new SessionClusters(session).leave("pr-42", "g:a");

        assertThat(new SessionClusters(session).hasFailed("pr-42")).isTrue();
        assertThat(new SessionClusters(session).hasFailed("pr-43")).isFalse();
        assertThat(new SessionClusters(session).hasLeft("pr-42", "g:a")).isTrue();
        assertThat(new SessionClusters(session).hasLeft("pr-42", "g:b")).isFalse();
    }

    @Test
    void a_cluster_is_diagnosed_once() {
        assertThat(new SessionClusters(session).isFirstToDiagnose("pr-42")).isTrue();
        assertThat(new SessionClusters(session).isFirstToDiagnose("pr-42")).isFalse();
        assertThat(new SessionClusters(session).isFirstToDiagnose("pr-43")).isTrue();
    }
}
