package io.hypershift.azure.sandbox.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;

/** A DNS server on 127.0.0.1, over UDP and TCP on the same port. */
public final class DnsResponder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DnsResponder.class.getName());
    private static final int LARGEST = 65535;
    private static final int ATTEMPTS = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final UnaryOperator<Message> answers;

    private DnsResponder(DatagramSocket udp, ServerSocket tcp, UnaryOperator<Message> answers) {
        this.udp = udp;
        this.tcp = tcp;
        this.answers = answers;
    }

    /** Starts to answer on a port that is free for both transports. */
    public static DnsResponder start(UnaryOperator<Message> answers) {
        for (int attempt = 1; ; attempt++) {
            try {
                var responder = open(answers);
                thread("sandbox-dns-udp", responder::serveUdp);
                thread("sandbox-dns-tcp", responder::serveTcp);
                return responder;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException("cannot listen for DNS on 127.0.0.1", e);
                }
            }
        }
    }

    private static DnsResponder open(UnaryOperator<Message> answers) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var tcp = new ServerSocket(0, 50, loopback);
        try {
            return new DnsResponder(new DatagramSocket(tcp.getLocalPort(), loopback), tcp, answers);
        } catch (IOException taken) {
            tcp.close();
            throw taken;
        }
    }

    public String address() {
        return "127.0.0.1:" + udp.getLocalPort();
    }

    private static void thread(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serveUdp() {
        var buffer = new byte[LARGEST];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "DNS over UDP", e);
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                socket.setSoTimeout(5000);
                var in = new DataInputStream(socket.getInputStream());
                var answer = answer(in.readNBytes(in.readUnsignedShort()));
                var out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "DNS over TCP", e);
            }
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        return answers.apply(new Message(query)).toWire();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing", e);
        }
    }
}
