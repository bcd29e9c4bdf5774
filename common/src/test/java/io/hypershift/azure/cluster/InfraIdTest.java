package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.input.Names;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfraIdTest {
    private static final String RANDOM_PART = "[bcdfghjklmnpqrstvwxz2456789]{5}";

    @ParameterizedTest
    @CsvSource({
        "pr-42, pr-42",
        "a, a",
        "exactly-21-characters, exactly-21-characters",
        "exactly-21-characters-and-more, exactly-21-characters",
        "cut-at-a-hyphen-here--x, cut-at-a-hyphen-here",
        "dots.and__other, dots-and-other"
    })
    void is_the_readable_part_of_the_name_and_five_random_characters(String name, String readable) {
        assertThat(InfraId.of(name, new Random(7))).matches(readable + "-" + RANDOM_PART);
    }

    @Test
    void is_legal_for_every_cluster_name() {
        var random = new Random(42);
        var letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        for (int i = 0; i < 2000; i++) {
            var inner = Stream.generate(() -> letters.charAt(random.nextInt(letters.length())))
                    .limit(random.nextInt(53))
                    .map(String::valueOf)
                    .collect(Collectors.joining());

            var infraId = InfraId.of("c" + inner + "1", random);

            assertThat(infraId).matches(Names.INFRA_ID).hasSizeLessThanOrEqualTo(27);
        }
    }

    @Test
    void uses_its_whole_alphabet_and_seldom_repeats() {
        var random = new Random(1);
        var ids = IntStream.range(0, 500).mapToObj(i -> InfraId.of("c", random)).collect(Collectors.toSet());

        assertThat(ids).hasSizeGreaterThan(495);
        assertThat(ids.stream().flatMapToInt(id -> id.substring(2).chars()).distinct())
                .hasSize(27);
    }
}
