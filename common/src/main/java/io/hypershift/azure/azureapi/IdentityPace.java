package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Managed identities are written at two a second in a subscription at most (Entra's considerations for workload identity federation).
 * A foundation has eight: once Azure has said that they come too fast, they go one after another at that rate, so that the tries
 * of one do not use up the turns of the others.
 */
final class IdentityPace implements HttpPipelinePolicy {
    private static final String IDENTITIES = "/providers/microsoft.managedidentity/";
    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.PUT, HttpMethod.DELETE);
    private static final long INTERVAL = Duration.ofMillis(500).toNanos();
    private static final int TOO_MANY = 429;

    private boolean isPaced;
    private long next;

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        if (!concerns(context.getHttpRequest())) {
            return next.process();
        }
        return Mono.defer(() -> Mono.delay(turn()))
                .flatMap(now -> next.process())
                .doOnNext(this::heed);
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        if (!concerns(context.getHttpRequest())) {
            return next.processSync();
        }
        Mono.delay(turn()).block();
        var response = next.processSync();
        heed(response);
        return response;
    }

    /** How long to wait for one's turn. */
    private synchronized Duration turn() {
        if (!isPaced) {
            return Duration.ZERO;
        }
        var now = System.nanoTime();
        var mine = next - now > 0 ? next : now;
        next = mine + INTERVAL;
        return Duration.ofNanos(mine - now);
    }

    private synchronized void heed(HttpResponse response) {
        if (response.getStatusCode() == TOO_MANY && !isPaced) {
            isPaced = true;
            next = System.nanoTime();
        }
    }

    private static boolean concerns(HttpRequest request) {
        return WRITES.contains(request.getHttpMethod())
                && request.getUrl().getPath().toLowerCase(Locale.ROOT).contains(IDENTITIES);
    }
}
