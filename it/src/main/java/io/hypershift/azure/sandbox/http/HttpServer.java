package io.hypershift.azure.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A blocking HTTP/1.1 server on 127.0.0.1, one thread per connection. */
public final class HttpServer implements AutoCloseable {
    private final ServerSocket acceptor;
    private final Listener listener;
    private final HttpHandler handler;
    private final Map<Thread, Socket> connections = new ConcurrentHashMap<>();

    private HttpServer(ServerSocket acceptor, Listener listener, HttpHandler handler) {
        this.acceptor = acceptor;
        this.listener = listener;
        this.handler = handler;
    }

    /** Starts to listen; the port is bound when this returns. */
    public static HttpServer start(Listener listener, HttpHandler handler) {
        try {
            var acceptor = new ServerSocket(listener.port(), 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            var server = new HttpServer(acceptor, listener, handler);
            server.thread("accept", server::accept).start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + listener.port(), e);
        }
    }

    public int port() {
        return acceptor.getLocalPort();
    }

    /** Where the server is reached. */
    public String url() {
        return (listener.tls().isPresent() ? "https" : "http") + "://127.0.0.1:" + port();
    }

    /** Stops listening and cuts every connection; a request that is with the handler is served to its end. */
    public void cut() {
        closeQuietly(acceptor);
        connections.values().forEach(HttpServer::closeQuietly);
    }

    /** Stops listening, cuts every connection and interrupts what is with the handler. */
    @Override
    public void close() {
        cut();
        connections.keySet().forEach(Thread::interrupt);
    }

    private void accept() {
        while (!acceptor.isClosed()) {
            try {
                var socket = acceptor.accept();
                var thread = thread("connection", () -> serve(socket));
                connections.put(thread, socket);
                thread.start();
            } catch (IOException e) {
                if (!acceptor.isClosed()) {
                    throw new UncheckedIOException(e);
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
            var context = listener.tls();
            HttpConnection.serve(context.isPresent() ? secured(socket, context.get()) : socket, handler, listener);
        } catch (IOException e) {
            // The client has gone or spoke no TLS: its affair.
        } finally {
            connections.remove(Thread.currentThread());
        }
    }

    private static SSLSocket secured(Socket socket, SSLContext context) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private Thread thread(String purpose, Runnable body) {
        var thread = new Thread(body, "http-" + port() + "-" + purpose);
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing is left to be done with it.
        }
    }
}
