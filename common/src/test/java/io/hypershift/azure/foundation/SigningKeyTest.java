package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class SigningKeyTest {
    /** A key and its id as kube-apiserver computes it. */
    private static final String SPKI =
            """
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0ePnDX6KqTW9Yyc9lRCDV9hD54ly5wV96qW8/8VCyoNzBbquLPpXbJfiPiX5O5AV
            2Hfr4LFHmyUfUZy4ruV9uMLCQEsOvdlc0+SsqKonEzM76vnDXY0+DhSWbiH1lLVPLsclfsueIEt2eulq1RHA74jfVhJ2m9mOki8m6oztRESo
            Dak5BsYngEOTT2acOglZd59v7Rs1dGPWFczgIDJqkBgYEG7PKGffiAEMxlX0EkLCgcIwIjavzQbOD2crUXJaHQqe9Kr6aXA7k9bEptqfmYZH
            zrxtlWOrUOq/buvuBjsfKE30Hh388rK0IhxEAfOO5mTT02mffyEoDKVgee0YtwIDAQAB
            """;

    private static final String KID = "sU7smkODgAwumBlu-shwZ7FM2ZHhDduT4oDHrkK8Lzw";

    private static final SigningKey KEY = SigningKey.generate();

    @Test
    void its_id_is_the_one_kube_apiserver_computes() throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(SPKI);
        var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));

        assertThat(new SigningKey(Sensitive.of(""), publicKey).id()).isEqualTo(KID);
    }

    @Test
    void a_new_key_has_4096_bits_and_is_pkcs1_in_pem() {
        assertThat(KEY.publicKey().getModulus().bitLength()).isEqualTo(4096);
        assertThat(KEY.privatePem().reveal())
                .startsWith("-----BEGIN RSA PRIVATE KEY-----\n")
                .endsWith("\n-----END RSA PRIVATE KEY-----\n");
        assertThat(KEY.privatePem().reveal().lines()).allMatch(line -> line.length() <= 64);
    }

    @Test
    void what_is_written_is_read_as_the_same_key() {
        var read = SigningKey.parse(KEY.privatePem());

        assertThat(read.publicKey()).isEqualTo(KEY.publicKey());
        assertThat(read.id()).isEqualTo(KEY.id());
        assertThat(read.publicPem()).isEqualTo(KEY.publicPem());
    }

    @Test
    void a_signature_made_with_the_pem_is_verified_with_the_published_key() throws GeneralSecurityException {
        var der = Pkcs1.toPkcs8(Pem.decode("RSA PRIVATE KEY", KEY.privatePem().reveal()));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        signature.update("token".getBytes(StandardCharsets.UTF_8));
        var signed = signature.sign();

        var published = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", KEY.publicPem())));
        signature.initVerify(published);
        signature.update("token".getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void the_envelope_of_pkcs8_goes_off_and_on_again() throws GeneralSecurityException {
        for (int bits : new int[] {1024, 2048, 3072}) {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();

            assertThat(Pkcs1.toPkcs8(Pkcs1.fromPkcs8(pkcs8))).isEqualTo(pkcs8);
        }
    }

    @Test
    void openssl_finds_the_key_sound_and_the_public_key_its_own(@TempDir Path directory) throws Exception {
        assumeTrue(hasOpenssl(), "skipped: no openssl on this machine");
        var file = Files.writeString(directory.resolve("key"), KEY.privatePem().reveal());

        assertThat(openssl("rsa", "-in", file.toString(), "-check", "-noout")).contains("RSA key ok");
        assertThat(openssl("rsa", "-in", file.toString(), "-pubout")).contains(KEY.publicPem().strip());
    }

    @Test
    void reads_keys_that_openssl_makes(@TempDir Path directory) throws Exception {
        assumeTrue(hasOpenssl(), "skipped: no openssl on this machine");
        var file = directory.resolve("key").toString();
        openssl("genrsa", "-traditional", "-out", file, "2048");

        var key = SigningKey.parse(Sensitive.of(Files.readString(Path.of(file))));

        assertThat(openssl("rsa", "-in", file, "-pubout")).contains(key.publicPem().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PRIVATE KEY", "EC PRIVATE KEY", "PUBLIC KEY", "CERTIFICATE", "ENCRYPTED PRIVATE KEY"})
    void another_kind_of_pem_is_told_by_its_name(String label) {
        refused(Pem.encode(label, new byte[40]), "is no PEM block \"RSA PRIVATE KEY\" but BEGIN " + label);
    }

    @Test
    void what_is_no_pem_at_all_is_told_without_quoting_it() {
        refused("topsecret", "is no PEM block \"RSA PRIVATE KEY\"");
        refused("", "is no PEM block \"RSA PRIVATE KEY\"");
        refused("{\"key\": \"topsecret\"}", "is no PEM block \"RSA PRIVATE KEY\"");
    }

    @Test
    void a_damaged_key_is_told_as_such() throws GeneralSecurityException {
        var pem = KEY.privatePem().reveal();
        refused(Pem.encode("RSA PRIVATE KEY", new byte[0]), "holds a damaged RSA key");
        refused(Pem.encode("RSA PRIVATE KEY", new byte[300]), "holds a damaged RSA key");
        refused(pem.substring(0, 900) + "\n-----END RSA PRIVATE KEY-----\n", "holds a damaged");
        refused(pem.substring(0, 900), "is no PEM block \"RSA PRIVATE KEY\" but BEGIN RSA PRIVATE KEY");
        refused(
                pem.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"),
                "is encrypted with a passphrase");
    }

    private static void refused(String pem, String message) {
        assertThatThrownBy(() -> SigningKey.parse(Sensitive.of(pem)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("topsecret");
    }

    private static boolean hasOpenssl() {
        try {
            return openssl("version").startsWith("OpenSSL");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add("openssl");
        command.addAll(java.util.List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
