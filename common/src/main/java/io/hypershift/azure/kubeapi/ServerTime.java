package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time as the API server tells it in the {@code Date} of its answers, to the second. Machines that share leases agree on
 * it, however wrong their own clocks are. Until the server has answered for the first time, it is this machine's.
 */
final class ServerTime extends Clock implements Interceptor {
    private volatile @Nullable Heard last;

    /**
     * An answer.
     *
     * @param at this JVM's {@link System#nanoTime} when it came
     */
    private record Heard(Instant date, long at) {}

    @Override
    public Instant instant() {
        var heard = last;
        return heard == null ? Instant.now() : heard.date.plus(Duration.ofNanos(System.nanoTime() - heard.at));
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        hear(response.header("Date"));
    }

    void hear(@Nullable String date) {
        if (date == null) {
            return;
        }
        try {
            last = new Heard(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from), System.nanoTime());
        } catch (DateTimeException e) {
            // a proxy's odd idea of a date is no news
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
