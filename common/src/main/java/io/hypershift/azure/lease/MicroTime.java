package io.hypershift.azure.lease;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Kubernetes' MicroTime: the API server refuses a renewTime without exactly six digits. */
final class MicroTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private MicroTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
