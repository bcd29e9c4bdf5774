package io.hypershift.azure.sandbox.kubernetes.schema;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** An IP network in the notation {@code address/bits}, read as strictly as Go's {@code netip} reads it. */
record Cidr(InetAddress address, int bits) {
    static Optional<Cidr> parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .filter(address -> bits <= address.getAddress().length * 8)
                .map(address -> new Cidr(address, bits));
    }

    /** An address alone; neither zones nor IPv4 written as IPv6 are taken. */
    static Optional<InetAddress> address(String text) {
        boolean refused = text.contains("%") || text.toLowerCase(Locale.ROOT).startsWith("::ffff:");
        if (refused || !InetAddresses.isInetAddress(text)) {
            return Optional.empty();
        }
        return Optional.of(InetAddresses.forString(text));
    }

    boolean contains(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && prefix(other).equals(prefix(address));
    }

    boolean contains(Cidr other) {
        return bits <= other.bits && contains(other.address);
    }

    Cidr masked() {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - 8 * i));
            bytes[i] = (byte) (bytes[i] & (0xff << (8 - kept)));
        }
        return new Cidr(fromBytes(bytes), bits);
    }

    private BigInteger prefix(InetAddress any) {
        byte[] bytes = any.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - bits);
    }

    private static InetAddress fromBytes(byte[] bytes) {
        return bytes.length == 4
                ? InetAddresses.fromInteger(new BigInteger(bytes).intValue())
                : InetAddresses.fromIPv6BigInteger(new BigInteger(1, bytes));
    }

    @Override
    public String toString() {
        return InetAddresses.toAddrString(address) + "/" + bits;
    }
}
