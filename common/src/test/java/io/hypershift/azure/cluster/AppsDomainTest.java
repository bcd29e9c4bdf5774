package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppsDomainTest {
    @Test
    void applications_are_below_the_cluster_in_the_base_domain() {
        var domain = AppsDomain.of("pr-42", "example.com", Optional.empty());

        assertThat(domain.privateZone()).isEqualTo("pr-42.example.com");
        assertThat(domain.record()).isEqualTo("*.apps.pr-42");
    }

    @Test
    void a_prefix_takes_the_place_of_the_name() {
        var domain = AppsDomain.of("pr-42", "example.com", Optional.of("blue.team"));

        assertThat(domain.privateZone()).isEqualTo("blue.team.example.com");
        assertThat(domain.record()).isEqualTo("*.apps.blue.team");
    }

    @Test
    void none_is_the_word_for_no_prefix() {
        var domain = AppsDomain.of("pr-42", "example.com", Optional.of("none"));

        assertThat(domain.privateZone()).isEqualTo("example.com");
        assertThat(domain.record()).isEqualTo("*.apps");
    }
}
