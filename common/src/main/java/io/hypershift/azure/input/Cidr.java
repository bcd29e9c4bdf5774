package io.hypershift.azure.input;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 network in the form {@code 10.132.0.0/14}.
 *
 * @param address the network's first address as an unsigned 32-bit number
 * @param prefix the number of leading bits that make the network
 */
public record Cidr(long address, int prefix) {
    private static final Pattern FORM = Pattern.compile(
            "(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)/(3[0-2]|[12]?\\d)");

    /** Empty when the text is no network, or has bits beyond its prefix. */
    public static Optional<Cidr> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int octet = 1; octet <= 4; octet++) {
            address = (address << 8) | Long.parseLong(match.group(octet));
        }
        var cidr = new Cidr(address, Integer.parseInt(match.group(5)));
        return Optional.of(cidr).filter(it -> (it.address & ~it.mask()) == 0);
    }

    public boolean overlaps(Cidr other) {
        var common = mask() & other.mask();
        return (address & common) == (other.address & common);
    }

    /** Whether all addresses of the other are its, too. */
    public boolean contains(Cidr other) {
        return prefix <= other.prefix && overlaps(other);
    }

    private long mask() {
        return prefix == 0 ? 0 : (0xFFFFFFFFL << (32 - prefix)) & 0xFFFFFFFFL;
    }
}
