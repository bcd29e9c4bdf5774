package io.hypershift.azure.sandbox.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.http.HttpServer;
import io.hypershift.azure.sandbox.http.Listener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CertificateAuthorityTest {
    private final CertificateAuthority authority = CertificateAuthority.create();

    @Test
    void its_certificate_is_that_of_an_authority_for_years() throws Exception {
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII)));

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(3600))));
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()[5]).as("keyCertSign").isTrue();
    }

    @Test
    void its_servers_are_trusted_under_the_names_asked_for_and_no_other() throws Exception {
        var context = authority.serverContext("management.azure.com", "*.blob.core.windows.net", "127.0.0.1");
        try (var server = HttpServer.start(Listener.tls(context), request -> HttpResponse.empty(204))) {
            handshake(server, authority, "management.azure.com");
            handshake(server, authority, "anything.blob.core.windows.net");
            handshake(server, authority, "127.0.0.1");
            assertThatThrownBy(() -> handshake(server, authority, "graph.microsoft.com"))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> handshake(server, CertificateAuthority.create(), "127.0.0.1"))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void the_same_names_get_the_same_context() {
        assertThat(authority.serverContext("a")).isSameAs(authority.serverContext("a"));
    }

    private static void handshake(HttpServer server, CertificateAuthority trusted, String name) throws IOException {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var socket = (SSLSocket)
                        trusted.clientContext().getSocketFactory().createSocket(plain, name, server.port(), true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }
}
