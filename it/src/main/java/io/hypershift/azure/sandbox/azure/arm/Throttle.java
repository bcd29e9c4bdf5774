package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.AzureSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Azure's rate limits: Resource Manager's buckets per principal and kind of operation, and the managed identity provider's
 * much smaller ones per subscription and per identity. Figures: Azure Resource Manager's page on throttling, and the
 * considerations page of workload identity federation.
 */
final class Throttle {
    private static final String IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";

    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AzureSettings settings;
    private final Clock clock;

    Throttle(AzureSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void check(ArmCall call) {
        if (!settings.throttling()) {
            return;
        }
        var kind = kind(call);
        var arm = take(kind + call.caller().objectId(), kind.equals("read") ? 250 : 200, kind.equals("read") ? 25 : 10);
        if (!arm.isZero()) {
            throw refusal(
                    "SubscriptionRequestsThrottled",
                    "Number of '%s' requests for subscription '%s' actor '%s' exceeded. Please try again after '%d' seconds."
                            .formatted(
                                    kind,
                                    call.path().scope().subscription().orElse(""),
                                    call.caller().objectId(),
                                    seconds(arm)),
                    arm);
        }
        if (call.path().isType(IDENTITY)) {
            checkIdentities(call, kind);
        }
    }

    private void checkIdentities(ArmCall call, String kind) {
        boolean item = call.path().isItem();
        double perSubscription = kind.equals("read") ? (item ? 10 : 5) : 2;
        double perResource = kind.equals("read") && item ? 0.5 : 0.25;
        var subject = item ? call.path().id().key() : call.path().scope().key();
        refuseUnless(take("identity " + kind + item, perSubscription, perSubscription));
        refuseUnless(take(kind + subject, 1, perResource));
    }

    private static void refuseUnless(Duration wait) {
        if (!wait.isZero()) {
            throw refusal("TooManyRequests", "The request was throttled.", wait);
        }
    }

    /** What is left of the principal's bucket, for the headers of every answer. */
    long left(ArmCall call) {
        var kind = kind(call);
        var bucket = buckets.get(kind + call.caller().objectId());
        return bucket == null ? (kind.equals("read") ? 249 : 199) : bucket.left();
    }

    static String kind(ArmCall call) {
        return call.isRead() ? "read" : call.method().equals("DELETE") ? "delete" : "write";
    }

    private Duration take(String key, double capacity, double perSecond) {
        var factor = settings.latency().factor() > 0 ? settings.latency().factor() : 1;
        var now = clock.instant();
        return buckets.computeIfAbsent(key, missing -> new TokenBucket(capacity, perSecond / factor, now))
                .take(now);
    }

    private static ArmException refusal(String code, String message, Duration wait) {
        return new ArmException(429, code, message).with("Retry-After", String.valueOf(seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
