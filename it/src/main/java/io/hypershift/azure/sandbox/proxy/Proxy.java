package io.hypershift.azure.sandbox.proxy;

import io.hypershift.azure.sandbox.http.HttpConnection;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP proxy on 127.0.0.1 that is itself the other end: it answers CONNECT to the hosts that it knows with a TLS session
 * of its own, under a certificate for that host, and refuses every other host. What is sent to the proxy itself goes to a
 * handler of its own.
 */
public final class Proxy implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Proxy.class.getName());

    private final ServerSocket acceptor;
    private final CertificateAuthority authority;
    private final Predicate<String> known;
    private final HttpHandler behind;
    private final HttpHandler own;
    private final ExecutorService threads;
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Proxy(
            ServerSocket acceptor,
            CertificateAuthority authority,
            Predicate<String> known,
            HttpHandler behind,
            HttpHandler own) {
        this.acceptor = acceptor;
        this.authority = authority;
        this.known = known;
        this.behind = behind;
        this.own = own;
        var number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "sandbox-proxy-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to listen on a free port.
     *
     * @param known the hosts that are served
     * @param behind serves them
     * @param own serves what is sent to the proxy itself
     */
    public static Proxy start(
            CertificateAuthority authority, Predicate<String> known, HttpHandler behind, HttpHandler own) {
        try {
            var acceptor = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            var proxy = new Proxy(acceptor, authority, known, behind, own);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + acceptor.getLocalPort());
    }

    private void accept() {
        while (!acceptor.isClosed()) {
            try {
                var socket = acceptor.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (RejectedExecutionException closed) {
                return; // the socket is among the open ones, which go with the proxy
            } catch (IOException e) {
                if (!acceptor.isClosed()) {
                    LOG.log(Level.WARNING, "cannot accept", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (acceptor.isClosed()) {
                return;
            }
            socket.setTcpNoDelay(true);
            var head = RequestHead.read(socket.getInputStream());
            if (!head.isConnect()) {
                HttpConnection.serve(new ReplayedSocket(socket, head.bytes()), own);
            } else if (known.test(head.host())) {
                socket.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
                serveTls(socket, head.host());
            } else {
                socket.getOutputStream().write(ascii(refusal(head.host())));
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "connection ended", gone);
        } finally {
            open.remove(socket);
        }
    }

    private void serveTls(Socket socket, String host) throws IOException {
        var context = contexts.computeIfAbsent(host, authority::serverContext);
        var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        tls.setUseClientMode(false);
        HttpConnection.serve(tls, behind);
    }

    private static String refusal(String host) {
        var reason = "The sandbox's proxy leads to hosts in the sandbox only, not to %s.%n".formatted(host);
        return "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(reason.length(), reason);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Stops listening and cuts every connection; a request that is with its handler is served to its end. */
    public void cut() {
        closeQuietly(acceptor);
        open.forEach(Proxy::closeQuietly);
    }

    /** Stops listening, cuts every connection and interrupts what is with a handler. */
    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing", e);
        }
    }
}
