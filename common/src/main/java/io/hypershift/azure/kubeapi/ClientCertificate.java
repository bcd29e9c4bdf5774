package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The certificate by which a kubeconfig's user is let in. */
final class ClientCertificate {
    private ClientCertificate() {}

    /** Since when it is no longer valid; empty where it is, where there is none, and where it cannot be read. */
    static Optional<Instant> expired(Config config, Clock clock) {
        try {
            return content(config).map(ClientCertificate::notAfter).filter(end -> end.isBefore(clock.instant()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the client tells what is wrong with it
        }
    }

    private static Optional<byte[]> content(Config config) throws IOException {
        if (config.getClientCertData() != null) {
            return Optional.of(decoded(config.getClientCertData()));
        }
        return config.getClientCertFile() == null
                ? Optional.empty()
                : Optional.of(Files.readAllBytes(Path.of(config.getClientCertFile())));
    }

    private static byte[] decoded(String data) {
        return data.startsWith("-----")
                ? data.getBytes(StandardCharsets.UTF_8)
                : Base64.getMimeDecoder().decode(data);
    }

    private static Instant notAfter(byte[] pem) {
        try {
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            return certificate.getNotAfter().toInstant();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
