package io.hypershift.azure.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EllipticClientKeyTest {
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
