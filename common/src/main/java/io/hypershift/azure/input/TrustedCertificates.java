package io.hypershift.azure.input;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that connections are checked against: the JVM's, and those of a bundle the user gave. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /** A TLS context that trusts the JVM's certificates and the bundle's. */
    public static SSLContext context(Source bundle) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int index = 0;
            for (var certificate : defaults()) {
                store.setCertificateEntry("jvm-" + index++, certificate);
            }
            for (var certificate : bundled(bundle)) {
                store.setCertificateEntry("bundle-" + index++, certificate);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JVM has TLS and trusted certificates", e);
        }
    }

    /** Whether a text holds certificates in PEM. */
    public static boolean areIn(String pem) {
        try {
            return !parse(pem).isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }

    private static Collection<? extends Certificate> parse(String pem) throws CertificateException {
        var bytes = pem.getBytes(StandardCharsets.UTF_8);
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
    }

    private static Collection<? extends Certificate> bundled(Source bundle) {
        if (!bundle.isGiven()) {
            return List.of();
        }
        try {
            var certificates = parse(bundle.read());
            if (certificates.isEmpty()) {
                throw new CertificateException("none found");
            }
            return certificates;
        } catch (Source.Unreadable e) {
            throw refused(bundle, e.reason(), e);
        } catch (GeneralSecurityException e) {
            throw refused(bundle, "holds no PEM certificates", e);
        }
    }

    private static HyperShiftException refused(Source bundle, String reason, Exception cause) {
        return new HyperShiftException(
                Problem.of("ca-bundle", "{}: {} {}", Parameter.CA_BUNDLE_FILE, bundle.origin(), reason), cause);
    }

    private static List<? extends Certificate> defaults() throws GeneralSecurityException {
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
