package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavableTest {
    @Test
    void what_can_be_saved_is_kept_as_it_is() {
        var failure = new IllegalStateException("tests failed");
        assertThat(Savable.of(failure)).isSameAs(failure);
        assertThat(Savable.orNull("value")).isEqualTo("value");
        assertThat(Savable.orNull(null)).isNull();
    }

    @Test
    void what_cannot_be_saved_is_told_or_dropped() {
        assertThat(Savable.of(new Unsavable(new Object()))).hasMessageContaining("it failed");
        assertThat(Savable.orNull(new ArrayList<>(List.of(new Object())))).isNull();
    }

    /** As failures of libraries are that hold a connection. */
    private static final class Unsavable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "UnusedVariable"})
        private final Object connection;

        Unsavable(Object connection) {
            super("it failed");
            this.connection = connection;
        }
    }
}
