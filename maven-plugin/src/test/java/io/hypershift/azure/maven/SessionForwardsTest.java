package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;

class SessionForwardsTest {
    private final DefaultSessionData data = new DefaultSessionData();
    private final List<String> closed = new ArrayList<>();

    @Test
    void what_one_goal_keeps_open_the_end_of_the_session_closes_once() throws Exception {
        new SessionForwards(data).keep("a", () -> closed.add("a"));
        new SessionForwards(data).keep("b", () -> closed.add("b"));

        assertThat(new SessionForwards(data).closeAll()).isEmpty();
        assertThat(closed).containsExactlyInAnyOrder("a", "b");
        assertThat(new SessionForwards(data).closeAll()).isEmpty();
        assertThat(closed).hasSize(2);
    }

    @Test
    void a_file_that_is_written_again_has_one_way_only() throws Exception {
        var forwards = new SessionForwards(data);
        forwards.keep("a", () -> closed.add("first"));
        forwards.keep("a", () -> closed.add("second"));

        assertThat(closed).containsExactly("first");
    }

    @Test
    void one_that_cannot_be_closed_is_told_and_does_not_keep_the_others_open() throws Exception {
        var forwards = new SessionForwards(data);
        forwards.keep("a", () -> {
            throw new IllegalStateException("broken");
        });
        forwards.keep("b", () -> closed.add("b"));

        assertThat(forwards.closeAll()).singleElement().asString().contains("forwarded for a", "broken");
        assertThat(closed).containsExactly("b");
    }
}
