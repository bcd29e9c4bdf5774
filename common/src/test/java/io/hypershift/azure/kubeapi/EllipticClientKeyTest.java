package io.hypershift.azure.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EllipticClientKeyTest {
    /** The object identifiers of the curves, with tag and length. */
    private static final String P256 = "06082a8648ce3d030107";

    private static final String P384 = "06052b81040022";

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1"})
    void a_key_in_openssls_own_form_is_told_in_the_one_the_client_knows(String curve) throws Exception {
        var key = generated(curve);

        var config = given(pem("EC PRIVATE KEY", sec1(key, curve.equals("secp256r1") ? P256 : P384)));

        assertThat(config.getClientKeyAlgo()).isEqualTo("EC");
        assertThat(read(config).getS()).isEqualTo(key.getS());
        assertThat(read(config).getParams().getOrder())
                .isEqualTo(key.getParams().getOrder());
    }

    @Test
    void a_key_in_pkcs8_is_told_what_it_is() throws Exception {
        var key = generated("secp256r1");

        var config = given(pem("PRIVATE KEY", key.getEncoded()));

        assertThat(config.getClientKeyAlgo()).isEqualTo("EC");
        assertThat(read(config).getS()).isEqualTo(key.getS());
    }

    @Test
    void an_rsa_key_is_left_as_it_is() throws Exception {
        var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var data = pem("PRIVATE KEY", key.getEncoded());

        var config = given(data);

        assertThat(config.getClientKeyAlgo()).isEqualTo("RSA");
        assertThat(config.getClientKeyData()).isEqualTo(data);
    }

    private static ECPrivateKey generated(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return (ECPrivateKey) generator.generateKeyPair().getPrivate();
    }

    /** RFC 5915: version, the number, and the curve. */
    private static byte[] sec1(ECPrivateKey key, String curve) {
        int length = (key.getParams().getOrder().bitLength() + 7) / 8;
        var number = key.getS().toByteArray();
        var padded = new byte[length];
        int from = Math.max(0, number.length - length);
        System.arraycopy(number, from, padded, length - (number.length - from), number.length - from);
        var oid = HexFormat.of().parseHex(curve);
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {2, 1, 1, 4, (byte) length});
        body.writeBytes(padded);
        body.writeBytes(new byte[] {(byte) 0xa0, (byte) oid.length});
        body.writeBytes(oid);
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0x30, (byte) body.size()});
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static String pem(String kind, byte[] key) {
        var text = "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + kind
                + "-----\n";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Config given(String clientKeyData) {
        var config = Config.empty();
        config.setClientKeyData(clientKeyData);
        var client = new ConfigBuilder(config);
        EllipticClientKey.into(client, config);
        return client.build();
    }

    private static ECPrivateKey read(Config config) throws GeneralSecurityException {
        var pem = new String(Base64.getDecoder().decode(config.getClientKeyData()), StandardCharsets.UTF_8);
        var lines = pem.lines().toList();
        var body = String.join("", lines.subList(1, lines.size() - 1));
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
