package io.hypershift.azure.azureapi;

import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Which requests the pipeline sends again. A login that was refused is not one of them: it fails at once. */
final class TransportRetries {
    private static final int MOST = 5;

    /** Request timeout and throttling. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 429);

    /** Throttling, and a server that takes no requests at the moment. */
    private static final Set<Integer> REFUSED = Set.of(429, 503);

    /** Not implemented, and HTTP version not supported. */
    private static final Set<Integer> FINAL = Set.of(501, 505);

    private TransportRetries() {}

    static RetryPolicy policy() {
        return policy(TransportRetries::passes);
    }

    /** For requests that do something each time they arrive: those that may have arrived are not sent again. */
    static RetryPolicy policyForActions() {
        return policy(it ->
                it.getResponse() != null && REFUSED.contains(it.getResponse().getStatusCode()));
    }

    private static RetryPolicy policy(Predicate<RequestRetryCondition> passes) {
        var delays = new ExponentialBackoffOptions()
                .setMaxRetries(MOST)
                .setBaseDelay(Duration.ofMillis(500))
                .setMaxDelay(Duration.ofSeconds(20));
        return new RetryPolicy(new RetryOptions(delays).setShouldRetryCondition(passes));
    }

    /** The policy asks for each cause of a failure in turn. */
    private static boolean passes(RequestRetryCondition condition) {
        var response = condition.getResponse();
        if (response == null) {
            var failure = condition.getThrowable();
            return failure instanceof IOException || failure instanceof TimeoutException;
        }
        var status = response.getStatusCode();
        return TRANSIENT.contains(status) || (status >= 500 && !FINAL.contains(status));
    }
}
