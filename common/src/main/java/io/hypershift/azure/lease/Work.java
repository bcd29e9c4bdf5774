package io.hypershift.azure.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Manifest;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Somebody's work on a cluster, and its last sign of life. Nobody else works on the cluster meanwhile; of its expiry it says
 * nothing.
 *
 * @param holder {@code pid@host/random}: a process, and which of its pieces of work
 * @param renewedAt when it gave a sign of life, by the server's time
 * @param lasts how long that counts
 */
public record Work(String holder, Instant renewedAt, Duration lasts) {
    /** How long a sign of life counts; several are given meanwhile. */
    static final Duration LASTS = Duration.ofSeconds(60);

    /** A new piece of work of this process. */
    static Work begun(Instant now) {
        var random = new byte[4];
        new SecureRandom().nextBytes(random);
        var process = ManagementFactory.getRuntimeMXBean().getName();
        return new Work(process + "/" + HexFormat.of().formatHex(random), now, LASTS);
    }

    static Optional<Work> of(Manifest lease) {
        var holder = lease.text("spec", "holderIdentity");
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Work(
                holder,
                lease.instant("spec", "renewTime").orElse(Instant.EPOCH),
                Duration.ofSeconds(lease.at("spec", "leaseDurationSeconds").asLong())));
    }

    void write(ObjectNode spec) {
        spec.put("holderIdentity", holder)
                .put("leaseDurationSeconds", (int) lasts.toSeconds())
                .put("renewTime", MicroTime.of(renewedAt));
    }

    Work renewed(Instant now) {
        return new Work(holder, now, lasts);
    }

    /** Whether it goes on, as far as can be told. */
    public boolean isAlive(Instant now) {
        return now.isBefore(renewedAt.plus(lasts));
    }
}
