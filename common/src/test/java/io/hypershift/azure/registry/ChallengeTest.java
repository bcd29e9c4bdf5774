package io.hypershift.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void a_registry_tells_where_a_token_is_had() {
        var challenge = Challenge.of(List.of(
                        "Bearer realm=\"https://quay.io/v2/auth\",service=\"quay.io\",scope=\"repository:a/b:pull\""))
                .orElseThrow();

        assertThat(challenge.isBearer()).isTrue();
        assertThat(challenge.tokens())
                .contains(URI.create("https://quay.io/v2/auth?service=quay.io&scope=repository%3Aa%2Fb%3Apull"));
    }

    @Test
    void a_realm_may_have_a_query_already_and_values_need_no_quotes() {
        var challenge = Challenge.of(List.of("bearer realm=\"https://auth.example.com/t?x=1\", service=registry"))
                .orElseThrow();

        assertThat(challenge.tokens()).contains(URI.create("https://auth.example.com/t?x=1&service=registry"));
    }

    @Test
    void schemes_that_nobody_here_knows_are_passed_over() {
        assertThat(Challenge.of(List.of("Negotiate", "Basic realm=\"x\"")))
                .hasValueSatisfying(it -> assertThat(it.isBearer()).isFalse());
        assertThat(Challenge.of(List.of("Negotiate"))).isEmpty();
        assertThat(Challenge.of(List.of())).isEmpty();
    }

    @Test
    void a_challenge_without_a_place_for_tokens_has_none() {
        assertThat(Challenge.of(List.of("Bearer service=\"quay.io\"")))
                .hasValueSatisfying(it -> assertThat(it.tokens()).isEmpty());
    }
}
