package io.hypershift.azure.sandbox.http;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a server listens on 127.0.0.1.
 *
 * @param port the port, 0 for any free one
 * @param tls the certificate to show; none for plain HTTP
 * @param bodyLimit how many bytes a request body may have, decompressed
 * @param clock what the Date of every answer is taken from
 */
public record Listener(int port, Optional<SSLContext> tls, int bodyLimit, InstantSource clock) {
    static final int DEFAULT_BODY_LIMIT = 64 << 20;

    public static Listener plain() {
        return new Listener(0, Optional.empty(), DEFAULT_BODY_LIMIT, Clock.systemUTC());
    }

    public static Listener tls(SSLContext context) {
        return new Listener(0, Optional.of(context), DEFAULT_BODY_LIMIT, Clock.systemUTC());
    }

    public Listener withPort(int wanted) {
        return new Listener(wanted, tls, bodyLimit, clock);
    }

    public Listener withBodyLimit(int bytes) {
        return new Listener(port, tls, bytes, clock);
    }

    public Listener withClock(InstantSource wanted) {
        return new Listener(port, tls, bodyLimit, wanted);
    }
}
