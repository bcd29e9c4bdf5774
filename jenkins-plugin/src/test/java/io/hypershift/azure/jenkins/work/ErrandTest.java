package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrandTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void it_is_asked_for_once_and_looked_at_until_it_is_done() {
        var errand = new Errand();
        var pot = new Pot(1, true, Duration.ofHours(1));

        assertThat(errand.isLook()).isFalse();
        assertThat(errand.advance(pot)).isEmpty();
        assertThat(errand.isLook()).isTrue();
        assertThat(errand.advance(pot)).isEmpty();
        assertThat(errand.advance(pot)).contains("boiled");
        assertThat(seen).containsExactly("begin", "look", "look");
    }

    @Test
    void where_there_is_nothing_to_wait_for_that_is_told_at_once() {
        assertThat(new Errand().advance(new Pot(0, false, Duration.ofHours(1)))).contains("no pot");
    }

    @Test
    void when_the_time_is_up_a_last_look_counts() {
        var errand = new Errand();
        errand.advance(new Pot(0, true, Duration.ZERO));
        assertThat(errand.advance(new Pot(0, true, Duration.ZERO))).contains("boiled");

        var late = new Errand();
        var cold = new Pot(9, true, Duration.ZERO);
        late.advance(cold);
        assertThatThrownBy(() -> late.advance(cold)).hasMessage("still cold");
    }

    @Test
    void after_a_restart_it_goes_on_looking() throws IOException, ClassNotFoundException {
        var errand = new Errand();
        errand.advance(new Pot(0, true, Duration.ofHours(1)));

        assertThat(restarted(errand).advance(new Pot(0, true, Duration.ofHours(1))))
                .contains("boiled");
        assertThat(seen).containsExactly("begin", "look");
    }

    private static Errand restarted(Errand errand) throws IOException, ClassNotFoundException {
        var saved = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(saved)) {
            out.writeObject(errand);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(saved.toByteArray()))) {
            return (Errand) in.readObject();
        }
    }

    /** Boils after so many looks. */
    private final class Pot implements Awaited {
        private int looks;
        private final boolean isThere;
        private final Duration limit;

        private Pot(int looks, boolean isThere, Duration limit) {
            this.looks = looks;
            this.isThere = isThere;
            this.limit = limit;
        }

        @Override
        public Duration limit() {
            return limit;
        }

        @Override
        public boolean begin() {
            seen.add("begin");
            return isThere;
        }

        @Override
        public boolean isDone(Duration waited) {
            seen.add("look");
            return looks-- <= 0;
        }

        @Override
        public HyperShiftException late() {
            return new HyperShiftException(Problem.of("timeout", "still cold"));
        }

        @Override
        public String told(boolean waitedFor) {
            return waitedFor ? "boiled" : "no pot";
        }
    }
}
