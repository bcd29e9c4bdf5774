package io.hypershift.azure.sandbox.kubernetes;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection to what listens on a port of a pod. */
final class ForwardedPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ForwardedPort.class.getName());

    private final Socket socket;

    /** Takes what the listener sends. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    /** What to do when the listener has closed. */
    @FunctionalInterface
    interface End {
        void reached() throws IOException;
    }

    private ForwardedPort(Socket socket) {
        this.socket = socket;
    }

    static ForwardedPort connect(InetSocketAddress address) throws IOException {
        InetAddress host = address.getAddress();
        return new ForwardedPort(new Socket(host, address.getPort()));
    }

    /** Passes on what the listener sends, on a thread of its own. */
    void pump(Sink sink, End end) {
        var thread = new Thread(() -> run(sink, end), "sandbox-port-forward-" + socket.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Sink sink, End end) {
        try {
            passOn(sink);
            end.reached();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client has left", e);
        }
    }

    private void passOn(Sink sink) throws IOException {
        var buffer = new byte[16 * 1024];
        for (var length = read(buffer); length >= 0; length = read(buffer)) {
            sink.take(buffer, length);
        }
    }

    /** A listener that breaks off has closed, too. */
    private int read(byte[] buffer) {
        try {
            return socket.getInputStream().read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Passes on what the client sends; a listener that has closed does not want it any more. */
    void write(byte[] bytes, int from) {
        try {
            socket.getOutputStream().write(bytes, from, bytes.length - from);
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing", e);
        }
    }
}
