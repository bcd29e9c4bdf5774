package io.hypershift.azure.sandbox.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate authority of the sandbox's own, which clients are told to trust. */
public final class CertificateAuthority {
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Map<List<String>, SSLContext> contexts = new ConcurrentHashMap<>();

    private CertificateAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A new authority with a new key. */
    public static CertificateAuthority create() {
        try {
            var keys = CertificateMaker.newKeys();
            return new CertificateAuthority(keys, CertificateMaker.authority(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate and its key as files hold them. */
    public record Pem(String certificate, String key) {}

    /** The authority's certificate, for a client's bundle. */
    public String pem() {
        return pem(certificate);
    }

    /** The authority itself. */
    public Pem authorityPem() {
        return new Pem(pem(), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** What another process needs to serve under these names. */
    public Pem serverPem(List<String> names) {
        try {
            var serverKeys = CertificateMaker.newKeys();
            return new Pem(
                    pem(CertificateMaker.server(serverKeys.getPublic(), names, certificate, keys)),
                    pem("PRIVATE KEY", serverKeys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + what + "-----\n" + lines.encodeToString(content) + "\n-----END " + what + "-----\n";
    }

    /** What a server of these names shows; a name may be an IP address or begin with a wildcard. */
    public SSLContext serverContext(String... hostNamesOrIps) {
        return contexts.computeIfAbsent(List.of(hostNamesOrIps), this::newServerContext);
    }

    /** What a client needs that trusts this authority and no other. */
    public SSLContext clientContext() {
        try {
            var store = emptyStore();
            store.setCertificateEntry("ca", certificate);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return context(null, factory.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext newServerContext(List<String> names) {
        try {
            var serverKeys = CertificateMaker.newKeys();
            var serverCertificate = CertificateMaker.server(serverKeys.getPublic(), names, certificate, keys);
            var store = emptyStore();
            store.setKeyEntry(
                    "server", serverKeys.getPrivate(), NO_PASSWORD, new Certificate[] {serverCertificate, certificate});
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return context(factory.getKeyManagers(), null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust)
            throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }
}
