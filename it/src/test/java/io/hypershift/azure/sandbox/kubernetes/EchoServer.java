package io.hypershift.azure.sandbox.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends back what it gets, until it gets a zero. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket acceptor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private EchoServer(ServerSocket acceptor) {
        this.acceptor = acceptor;
    }

    static EchoServer start() {
        try {
            var server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(acceptor.getInetAddress(), acceptor.getLocalPort());
    }

    /** How many connections it has. */
    int connections() {
        return open.size();
    }

    private void accept() {
        while (!acceptor.isClosed()) {
            try {
                var socket = acceptor.accept();
                open.add(socket);
                daemon(() -> echo(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            var buffer = new byte[8192];
            for (var length = socket.getInputStream().read(buffer);
                    length > 0 && buffer[length - 1] != 0;
                    length = socket.getInputStream().read(buffer)) {
                socket.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // The other side has gone.
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            acceptor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
