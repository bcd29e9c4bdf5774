package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.azureapi.PublishedDocument;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
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
        var resource = resource(bundle, Issuer.USUAL);
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

        assertThatThrownBy(() -> resource(bundle, Issuer.USUAL).look(NONE))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining(bundle.privateKey().toString())
                .hasMessageContaining("Put the foundation's key back there.");
        assertThat(bundle.privateKey()).hasContent("damaged");
    }

    @Test
    void no_key_is_made_where_the_issuer_has_the_foundations_already(@TempDir Path directory) {
        var bundle = new Bundle(directory);
        var published = new PublishedDocument("{\"keys\":[{\"kid\":\"other\"}]}", "v1", "demo");

        assertThatThrownBy(() -> resource(bundle, Issuer.USUAL, published).look(NONE))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("rotateSigningKey");
        assertThat(bundle.privateKey()).doesNotExist();
    }

    @Test
    void a_key_is_made_where_the_issuer_has_only_those_of_others(@TempDir Path directory) {
        var published = new PublishedDocument("{\"keys\":[{\"kid\":\"other\"}]}", "v1", "");

        assertThat(resource(new Bundle(directory), Issuer.USUAL, published).look(NONE))
                .isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_rotated_key_is_set_aside_and_one_that_is_not_published_yet_is_not_rotated_again(@TempDir Path directory) {
        var bundle = new Bundle(directory);
        var rotation = new Issuer(Optional.empty(), true, Optional.empty());
        var old = resource(bundle, Issuer.USUAL).put(NONE, Look.absent());
        var published = new PublishedDocument("{\"keys\":[{\"kid\":\"" + old.id() + "\"}]}", "v1", "demo");
        var rotating = resource(bundle, rotation, published);

        var next = rotating.put(NONE, rotating.look(NONE));

        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(bundle.formerKey(old.id())).hasContent(old.privatePem().reveal());
        assertThat(rotating.look(NONE)).isInstanceOf(Look.Matching.class);
    }

    @Test
    void the_key_in_use_cannot_be_retired(@TempDir Path directory) {
        var bundle = new Bundle(directory);
        var key = resource(bundle, Issuer.USUAL).put(NONE, Look.absent());
        var retirement = new Issuer(Optional.empty(), false, Optional.of(key.id()));

        assertThatThrownBy(() -> resource(bundle, retirement).look(NONE))
                .hasMessageContaining("is the key that new clusters sign with");
    }

    private static SigningKeyResource resource(Bundle bundle, Issuer issuer, PublishedDocument... published) {
        return new SigningKeyResource(
                new KeyFiles(bundle, secret -> {}),
                issuer,
                "demo",
                values -> Stream.of(published).findFirst());
    }
}
