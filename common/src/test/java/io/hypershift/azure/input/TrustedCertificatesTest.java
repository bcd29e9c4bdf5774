package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hypershift.azure.failure.HyperShiftException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TrustedCertificatesTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void a_server_is_trusted_when_its_certificate_is_in_the_bundle_and_only_then(@TempDir Path directory)
            throws Exception {
        var store = selfSigned(directory.resolve("server.p12"));
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(store)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(status(url, Source.text("a comment\n" + pem, "bundle"))).isEqualTo(204);
            assertThatThrownBy(() -> status(url, Source.none())).isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void a_bundle_without_certificates_is_refused(String text) {
        assertThatThrownBy(() -> TrustedCertificates.context(Source.text(text, "company.pem")))
                .isInstanceOf(HyperShiftException.class)
                .hasMessage("caBundleFile: company.pem holds no PEM certificates");
    }

    @Test
    void a_bundle_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> TrustedCertificates.context(Source.file(Path.of("/no/such/bundle.pem"))))
                .isInstanceOf(HyperShiftException.class)
                .hasMessage("caBundleFile: /no/such/bundle.pem does not exist");
    }

    private static int status(URI url, Source bundle) throws Exception {
        var client = HttpClient.newBuilder()
                .sslContext(TrustedCertificates.context(bundle))
                .build();
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static SSLContext serving(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }
}
