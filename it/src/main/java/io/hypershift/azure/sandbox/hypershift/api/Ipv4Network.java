package io.hypershift.azure.sandbox.hypershift.api;

import java.util.Optional;
import java.util.regex.Pattern;

/** A network of IPv4 addresses. */
public record Ipv4Network(long first, int prefix, String text) {
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** The network in CIDR notation; nothing where that is none. */
    public static Optional<Ipv4Network> of(String cidr) {
        var matcher = NOTATION.matcher(cidr);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(matcher.group(5));
        long mask = prefix == 0 ? 0 : 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            address = address << 8 | Long.parseLong(matcher.group(part));
        }
        return Optional.of(new Ipv4Network(address & mask, prefix, cidr));
    }

    public boolean overlaps(Ipv4Network other) {
        int shared = 32 - Math.min(prefix, other.prefix);
        return first >> shared == other.first >> shared;
    }
}
