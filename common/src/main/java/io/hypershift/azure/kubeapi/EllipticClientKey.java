package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client key on an elliptic curve in PKCS #8: fabric8 takes every key in that form for RSA's, unless it is told. */
final class EllipticClientKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([\\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----");

    /** {@code id-ecPublicKey} (RFC 5480), with tag and length. */
    private static final String EC_PUBLIC_KEY = "06072a8648ce3d0201";

    private EllipticClientKey() {}

    /** Tells the client what its key is, where the kubeconfig has one of these. */
    static void into(ConfigBuilder client, Config config) {
        pem(config)
                .map(PEM::matcher)
                .filter(pem -> pem.find())
                .map(pem -> Base64.getMimeDecoder().decode(pem.group(1).strip()))
                .filter(key -> HexFormat.of().formatHex(key).contains(EC_PUBLIC_KEY))
                .ifPresent(key -> client.withClientKeyAlgo("EC"));
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
}
