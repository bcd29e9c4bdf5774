package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which requests the pipeline sends again. A login that was refused is not one of them: it fails at once.
 *
 * @param first the wait before a request is sent for the second time, where Azure names none; it doubles from there
 */
record TransportRetries(Duration first) {
    private static final int MOST = 5;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Who is asked to come back later than this is told so instead of being kept waiting. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** Request timeout and throttling. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 429);

    /** Throttling, and a server that takes no requests at the moment. */
    private static final Set<Integer> REFUSED = Set.of(429, 503);

    /** Not implemented, and HTTP version not supported. */
    private static final Set<Integer> FINAL = Set.of(501, 505);

    RetryPolicy policy() {
        return policy(TransportRetries::passes);
    }

    /** For requests that do something each time they arrive: those that may have arrived are not sent again. */
    RetryPolicy policyForActions() {
        return policy(it ->
                it.getResponse() != null && REFUSED.contains(it.getResponse().getStatusCode()) && passes(it));
    }

    private RetryPolicy policy(Predicate<RequestRetryCondition> passes) {
        var delays = new ExponentialBackoffOptions()
                .setMaxRetries(MOST)
                .setBaseDelay(first)
                .setMaxDelay(LONGEST);
        return new RetryPolicy(new RetryOptions(delays).setShouldRetryCondition(passes));
    }

    /** The same for the client of blobs, which has a policy of its own. */
    RequestRetryOptions ofBlobs() {
        return new RequestRetryOptions(RetryPolicyType.EXPONENTIAL, MOST + 1, (Duration) null, first, LONGEST, null);
    }

    /** For what anybody may read without a login. */
    HttpPipeline anonymous(HttpClient http) {
        return new HttpPipelineBuilder().httpClient(http).policies(policy()).build();
    }

    /** The policy asks for each cause of a failure in turn. */
    private static boolean passes(RequestRetryCondition condition) {
        var response = condition.getResponse();
        if (response == null) {
            var failure = condition.getThrowable();
            return failure instanceof IOException || failure instanceof TimeoutException;
        }
        var status = response.getStatusCode();
        return (TRANSIENT.contains(status) || (status >= 500 && !FINAL.contains(status)))
                && asked(response).compareTo(LONGEST_ASKED) <= 0;
    }

    private static Duration asked(HttpResponse response) {
        var seconds = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return seconds != null && SECONDS.matcher(seconds).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }
}
