package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SigningKeyResourceTest {
    private static final Values NONE = new Values() {
        @Override
        public <T> T of(Step<T> step) {
            throw new AssertionError("a key needs nothing");
        }
    };

    @Test
    void a_key_is_made_once_and_kept(@TempDir Path directory) throws IOException {
        var bundle = new Bundle(directory);
        var resource = new SigningKeyResource(bundle, values -> Optional.empty());
        assertThat(resource.look(NONE)).isInstanceOf(Look.Absent.class);

        var made = resource.put(NONE, Look.absent());
        var again = resource.put(NONE, Look.absent());

        assertThat(again.id())
                .as("whoever comes second gets the first one's key")
                .isEqualTo(made.id());
        assertThat(resource.look(NONE))
                .isInstanceOfSatisfying(
                        Look.Matching.class,
                        it -> assertThat(((SigningKey) it.value()).id()).isEqualTo(made.id()));
        assertThat(bundle.publicKey()).hasContent(made.publicPem());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_that_cannot_be_read_is_not_replaced(@TempDir Path directory) throws IOException {
        var bundle = new Bundle(directory);
        Files.writeString(bundle.privateKey(), "damaged");

        assertThatThrownBy(() -> new SigningKeyResource(bundle, values -> Optional.empty()).look(NONE))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining(bundle.privateKey().toString())
                .hasMessageContaining("Put the foundation's key back there.");
        assertThat(bundle.privateKey()).hasContent("damaged");
    }

    @Test
    void no_key_is_made_where_the_issuer_has_one_already(@TempDir Path directory) {
        var bundle = new Bundle(directory);
        var resource = new SigningKeyResource(bundle, values -> Optional.of("{\"keys\":[{\"kid\":\"other\"}]}"));

        assertThatThrownBy(() -> resource.look(NONE))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("cut off all clusters that run");
        assertThat(bundle.privateKey()).doesNotExist();
    }

    @Test
    void a_key_that_the_issuer_does_not_publish_is_refused(@TempDir Path directory) {
        var bundle = new Bundle(directory);
        var made = new SigningKeyResource(bundle, values -> Optional.empty()).put(NONE, Look.absent());
        var published = "{\"keys\":[{\"kid\":\"" + made.id() + "\"}]}";

        assertThat(new SigningKeyResource(bundle, values -> Optional.of(published)).look(NONE))
                .isInstanceOf(Look.Matching.class);
        assertThatThrownBy(() -> new SigningKeyResource(bundle, values -> Optional.of("{}")).look(NONE))
                .hasMessageContaining("is not the one that the issuer publishes");
    }
}
