package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client key on an elliptic curve, as k3s and others give: fabric8 takes one in PKCS #8 for RSA's, and one in OpenSSL's own form only
 * with a library that we do not have. So it is told as PKCS #8, and what it is.
 */
final class EllipticClientKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (EC )?PRIVATE KEY-----([\\sA-Za-z0-9+/=]+)-----END (EC )?PRIVATE KEY-----");

    /** {@code id-ecPublicKey} (RFC 5480), with tag and length. */
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;

    private EllipticClientKey() {}

    /** Gives the client its key in the form it knows, where the kubeconfig has one of these. */
    static void into(ConfigBuilder client, Config config) {
        pem(config).map(PEM::matcher).filter(pem -> pem.find()).ifPresent(pem -> {
            var key = Base64.getMimeDecoder().decode(pem.group(2).strip());
            var isOpenSsl = pem.group(1) != null;
            if (isOpenSsl || contains(key, EC_PUBLIC_KEY)) {
                client.withClientKeyAlgo("EC")
                        .withClientKeyFile(null)
                        .withClientKeyData(base64(isOpenSsl ? pkcs8(key) : key));
            }
        });
    }

    private static Optional<String> pem(Config config) {
        try {
            if (config.getClientKeyData() != null) {
                return Optional.of(
                        new String(Base64.getMimeDecoder().decode(config.getClientKeyData()), StandardCharsets.UTF_8));
            }
            return config.getClientKeyFile() == null
                    ? Optional.empty()
                    : Optional.of(Files.readString(Path.of(config.getClientKeyFile())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the client tells what is wrong with it
        }
    }

    /** RFC 5208 around RFC 5915: version, algorithm with the curve that the key names in its parameters, key. */
    private static byte[] pkcs8(byte[] key) {
        var algorithm = tagged(SEQUENCE, joined(EC_PUBLIC_KEY, curve(key)));
        return tagged(SEQUENCE, joined(new byte[] {2, 1, 0}, algorithm, tagged(OCTETS, key)));
    }

    /** The object identifier in the field {@code parameters [0]}, with tag and length. */
    private static byte[] curve(byte[] key) {
        for (int i = 0; i + 3 < key.length; i++) {
            var length = key[i + 1];
            if ((key[i] & 0xff) == PARAMETERS && key[i + 2] == 6 && key[i + 3] == length - 2) {
                return Arrays.copyOfRange(key, i + 2, i + 2 + length);
            }
        }
        return new byte[0];
    }

    private static byte[] tagged(int tag, byte[] content) {
        var length = content.length < 0x80
                ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(length, content);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static boolean contains(byte[] text, byte[] part) {
        return HexFormat.of().formatHex(text).contains(HexFormat.of().formatHex(part));
    }

    private static String base64(byte[] key) {
        var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }
}
