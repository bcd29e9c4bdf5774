package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedNameTest {

    @ParameterizedTest
    @CsvSource({
        "shop, 42, shop-42-.....",
        "shop, '', shop-.....",
        "com.example:Shop_Backend, 7, shop-backend-7-.....",
        "team/nightly/main, 1234567890, nightly-main-4567890-.....",
        "2048, 1, ci-1-.....",
        "'', '', ci-.....",
        "--, #, ci-.....",
        "a-very-long-name-of-an-artifact, 3, of-an-artifact-3-....."
    })
    void tells_project_and_build(String project, String build, String pattern) {
        assertThat(GeneratedName.of(project, build, new Random(1))).matches(pattern);
    }

    @Test
    void is_always_a_legal_name_that_leaves_room_for_the_networks() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var name = GeneratedName.of(text(random), text(random), random);

            assertThat(name).matches("[a-z]([-a-z0-9]{0,28}[a-z0-9])");
            assertThat(new InfraNames(name, InfraId.of(name, random), "example.com").network())
                    .hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void differs_from_build_to_build() {
        var random = new Random(3);
        var names = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            names.add(GeneratedName.of("shop", "1", random));
        }
        assertThat(names).hasSize(1_000);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append((char) (32 + random.nextInt(200)));
        }
        return text.toString();
    }
}
