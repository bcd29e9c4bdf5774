package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.input.Names;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StorageAccountNameTest {
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    @Test
    void is_legal_for_every_prefix() {
        var random = new Random(42);
        var letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        for (int i = 0; i < 2000; i++) {
            var prefix = Stream.generate(() -> letters.charAt(random.nextInt(letters.length())))
                    .limit(1 + random.nextInt(40))
                    .map(String::valueOf)
                    .collect(Collectors.joining());

            assertThat(StorageAccountName.of(prefix, SUBSCRIPTION)).as(prefix).matches(Names.STORAGE_ACCOUNT);
        }
    }

    @Test
    void is_the_same_each_time_and_another_for_each_prefix_and_subscription() {
        var name = StorageAccountName.of("demo", SUBSCRIPTION);

        assertThat(name).startsWith("demooidc").isEqualTo(StorageAccountName.of("demo", SUBSCRIPTION));
        assertThat(Stream.of(
                        name,
                        StorageAccountName.of("de-mo", SUBSCRIPTION),
                        StorageAccountName.of("demo", SUBSCRIPTION.replace('1', '2'))))
                .doesNotHaveDuplicates();
    }
}
