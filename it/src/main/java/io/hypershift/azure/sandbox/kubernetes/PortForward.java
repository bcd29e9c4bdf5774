package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * One connection to ports of a pod. Each port has two channels, one for data and one for an error, in whose first messages the
 * server says which port it is; each message begins with the number of its channel.
 */
final class PortForward {
    private final HttpResponse.Messages messages;
    private final String pod;
    private final IntFunction<Optional<InetSocketAddress>> listeners;
    private final List<Optional<ForwardedPort>> ports = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    PortForward(HttpResponse.Messages messages, String pod, IntFunction<Optional<InetSocketAddress>> listeners) {
        this.messages = messages;
        this.pod = pod;
        this.listeners = listeners;
    }

    /** Carries data until both sides have closed. */
    void carry(List<Integer> wanted) throws IOException {
        open.set(wanted.size());
        try {
            for (var port : wanted) {
                announce(port);
                ports.add(connect(port));
            }
            for (var message = messages.receive(); message.isPresent(); message = messages.receive()) {
                deliver(message.get());
            }
        } finally {
            ports.forEach(port -> port.ifPresent(ForwardedPort::close));
        }
    }

    private void announce(int port) throws IOException {
        var data = dataChannel(ports.size());
        var littleEndian = new byte[] {(byte) port, (byte) (port >> 8)};
        send(data, littleEndian, 2);
        send(data + 1, littleEndian, 2);
    }

    private Optional<ForwardedPort> connect(int port) throws IOException {
        var data = dataChannel(ports.size());
        try {
            var address = listeners.apply(port).orElseThrow(() -> new IOException("connection refused"));
            var forwarded = ForwardedPort.connect(address);
            forwarded.pump((bytes, length) -> send(data, bytes, length), this::ended);
            return Optional.of(forwarded);
        } catch (IOException e) {
            var refusal =
                    "error forwarding port %d to pod %s: failed to connect to localhost:%d inside namespace: dial tcp4 127.0.0.1:%d: connect: connection refused"
                            .formatted(port, pod, port, port);
            var bytes = refusal.getBytes(StandardCharsets.UTF_8);
            send(data + 1, bytes, bytes.length);
            ended();
            return Optional.empty();
        }
    }

    private void ended() throws IOException {
        if (open.decrementAndGet() == 0) {
            messages.close();
        }
    }

    private void deliver(byte[] message) {
        var channel = message.length == 0 ? -1 : message[0];
        if (channel >= 0 && channel % 2 == 0 && channel / 2 < ports.size()) {
            ports.get(channel / 2).ifPresent(port -> port.write(message, 1));
        }
    }

    private void send(int channel, byte[] bytes, int length) throws IOException {
        var message = new byte[length + 1];
        message[0] = (byte) channel;
        System.arraycopy(bytes, 0, message, 1, length);
        messages.send(message);
    }

    private static int dataChannel(int index) {
        return 2 * index;
    }
}
