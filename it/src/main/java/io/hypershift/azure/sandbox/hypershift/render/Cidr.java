package io.hypershift.azure.sandbox.hypershift.render;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What Go's library takes for a network in CIDR notation. */
final class Cidr {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[\\da-fA-F.]*:[\\da-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("0*\\d{1,3}");

    private Cidr() {}

    static boolean isValid(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return false;
        }
        var address = text.substring(0, slash);
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return V4.matcher(address).matches() ? prefix <= 32 : prefix <= 128 && isV6(address);
    }

    private static boolean isV6(String address) {
        if (!V6.matcher(address).matches()) {
            return false;
        }
        try {
            // a text with a colon is an address or refused: nothing is looked up
            return InetAddress.getByName(address) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
