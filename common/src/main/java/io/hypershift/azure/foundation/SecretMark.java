package io.hypershift.azure.foundation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What a secret is called in the directory: by the file that holds it, without telling where that is. So a secret whose file was
 * never written is known again, and those that other machines keep are left alone.
 */
final class SecretMark {
    private SecretMark() {}

    static String of(Path file) {
        var place = host() + ":" + file.toAbsolutePath().normalize();
        return "hypershift-azure " + UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
