package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against what ccoctl has made for the same issuer and key. */
class OidcDocumentsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_discovery_document_equals_ccoctls() throws IOException {
        var expected = Files.readString(Contracts.file("cli-renders/ccoctl/openid-configuration"));

        var document =
                OidcDocuments.discovery("https://demooidc7f3k.blob.core.windows.net/demooidc7f3k", Optional.empty());

        assertThat(JSON.readTree(document)).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void the_key_set_equals_ccoctls() throws IOException, GeneralSecurityException {
        var expected = Files.readString(Contracts.file("cli-renders/ccoctl/jwks"));
        var pem = Files.readString(Contracts.file("cli-renders/ccoctl/serviceaccount-signer.public"));
        var publicKey = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", pem)));
        var key = new SigningKey(Sensitive.of(""), publicKey);

        assertThat(JSON.readTree(OidcDocuments.keys(key, Optional.empty(), Optional.empty())))
                .isEqualTo(JSON.readTree(expected));
        assertThat(key.publicPem()).isEqualTo(pem);
    }

    @Test
    void the_discovery_document_points_to_where_the_keys_are() throws IOException {
        var document = JSON.readTree(OidcDocuments.discovery("https://a.example/b", Optional.empty()));

        assertThat(document.path("issuer").asText()).isEqualTo("https://a.example/b");
        assertThat(document.path("jwks_uri").asText()).isEqualTo("https://a.example/b/" + OidcDocuments.KEYS_PATH);
    }

    @Test
    void a_document_of_others_that_says_the_same_stays_as_it_is() throws IOException {
        var theirs = Files.readString(Contracts.file("cli-renders/ccoctl/openid-configuration"));
        var issuer = "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k";

        assertThat(OidcDocuments.discovery(issuer, Optional.of(theirs))).isSameAs(theirs);
        assertThat(OidcDocuments.discovery(issuer + "/", Optional.of(theirs))).isNotEqualTo(theirs);
    }

    @Test
    void a_key_is_added_beside_those_that_are_published_and_one_may_be_retired() {
        var first = SigningKey.generate();
        var second = SigningKey.generate();
        var one = OidcDocuments.keys(first, Optional.empty(), Optional.empty());

        var both = OidcDocuments.keys(second, Optional.empty(), Optional.of(one));
        assertThat(OidcDocuments.keyIds(both)).containsExactly(first.id(), second.id());
        assertThat(OidcDocuments.keys(first, Optional.empty(), Optional.of(both)))
                .isSameAs(both);

        var retired = OidcDocuments.keys(second, Optional.of(first.id()), Optional.of(both));
        assertThat(OidcDocuments.keyIds(retired)).containsExactly(second.id());
    }

    @Test
    void a_damaged_document_is_replaced() {
        var key = SigningKey.generate();

        assertThat(OidcDocuments.keyIds(OidcDocuments.keys(key, Optional.empty(), Optional.of("{"))))
                .containsExactly(key.id());
    }
}
