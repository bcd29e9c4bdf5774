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
        new SessionClusters(session).record("pr-42", () -> destroyed.add("pr-42"));
        var goal = new SessionClusters(session);
        var lifecycle = new SessionClusters(session);
        goal.claim("pr-42").ifPresent(Runnable::run);
        lifecycle.claim("pr-42").ifPresent(Runnable::run);
        assertThat(destroyed).containsExactly("pr-42");
    }

    @Test
    void what_is_left_is_known_by_name() {
        var clusters = new SessionClusters(session);
        clusters.record("b", () -> {});
        clusters.record("a", () -> {});
        assertThat(new SessionClusters(session).names()).containsExactly("a", "b");
    }

    @Test
    void whether_somebody_watches_over_the_session_is_known_to_all() {
        assertThat(new SessionClusters(session).isWatched()).isFalse();
        new SessionClusters(session).watch();
        assertThat(new SessionClusters(session).isWatched()).isTrue();
    }
}
