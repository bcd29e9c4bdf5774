package io.hypershift.azure.sandbox.http;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a server listens on 127.0.0.1.
 *
 * @param port the port, 0 for any free one
 * @param tls the certificate to show; none for plain HTTP
 * @param bodyLimit how many bytes a request body may have, decompressed
 */
public record Listener(int port, Optional<SSLContext> tls, int bodyLimit) {
    static final int DEFAULT_BODY_LIMIT = 64 << 20;

    public static Listener plain() {
        return new Listener(0, Optional.empty(), DEFAULT_BODY_LIMIT);
    }

    public static Listener tls(SSLContext context) {
        return new Listener(0, Optional.of(context), DEFAULT_BODY_LIMIT);
    }

    public Listener withPort(int wanted) {
        return new Listener(wanted, tls, bodyLimit);
    }

    public Listener withBodyLimit(int bytes) {
        return new Listener(port, tls, bytes);
    }
}
