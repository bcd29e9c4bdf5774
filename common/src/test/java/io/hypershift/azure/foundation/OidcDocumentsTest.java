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
import org.junit.jupiter.api.Test;

/** Against what ccoctl has made for the same issuer and key. */
class OidcDocumentsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_discovery_document_equals_ccoctls() throws IOException {
        var expected = Files.readString(Contracts.file("cli-renders/ccoctl/openid-configuration"));

        var document = OidcDocuments.discovery("https://demooidc7f3k.blob.core.windows.net/demooidc7f3k");

        assertThat(JSON.readTree(document)).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void the_key_set_equals_ccoctls() throws IOException, GeneralSecurityException {
        var expected = Files.readString(Contracts.file("cli-renders/ccoctl/jwks"));
        var pem = Files.readString(Contracts.file("cli-renders/ccoctl/serviceaccount-signer.public"));
        var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", pem)));
        var key = new SigningKey(Sensitive.of(""), publicKey);

        assertThat(JSON.readTree(OidcDocuments.keys(key))).isEqualTo(JSON.readTree(expected));
        assertThat(key.publicPem()).isEqualTo(pem);
    }

    @Test
    void the_discovery_document_points_to_where_the_keys_are() throws IOException {
        var document = JSON.readTree(OidcDocuments.discovery("https://a.example/b"));

        assertThat(document.path("issuer").asText()).isEqualTo("https://a.example/b");
        assertThat(document.path("jwks_uri").asText()).isEqualTo("https://a.example/b/" + OidcDocuments.KEYS_PATH);
    }
}
