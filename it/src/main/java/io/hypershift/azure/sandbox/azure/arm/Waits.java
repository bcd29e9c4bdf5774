package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Duration;
import java.util.Map;

/** How clients wait for what lasts: within the request, or by polling. */
final class Waits {
    /** Below this a poll, whose Retry-After is whole seconds, would take longer than the operation. */
    private static final Duration WORTH_A_POLL = Duration.ofSeconds(1);

    /** Two writers that run at the same time must meet here even if nothing takes any time. */
    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private final ArmState state;

    Waits(ArmState state) {
        this.state = state;
    }

    boolean polled(Pace.Style style, Duration real) {
        return style != Pace.Style.WAITING
                && (state.settings().alwaysAsynchronous() || scaled(real).compareTo(WORTH_A_POLL) > 0);
    }

    Duration scaled(Duration real) {
        return state.settings().latency().of(real);
    }

    void pause(Duration real, boolean exclusively) throws InterruptedException {
        state.settings().latency().pause(real);
        if (exclusively) {
            Thread.sleep(A_MOMENT.toMillis());
        }
    }

    /** The headers that lead to the operation's end. */
    Map<String, String> headers(Operations.Operation operation, Pace.Style style, ArmCall call) {
        var base = "https://%s/subscriptions/%s/providers/%s/locations/%s"
                .formatted(
                        call.http().host(),
                        state.subscription(),
                        namespace(operation.target()),
                        state.resources()
                                .find(operation.target())
                                .flatMap(resource -> resource.location())
                                .orElse("global"));
        var query = "?api-version=" + call.apiVersion();
        var location = base + "/operationResults/" + operation.id() + query;
        var status = base + "/operations/" + operation.id() + query;
        var retry = String.valueOf(retryAfter(operation));
        return style == Pace.Style.OPERATION
                ? Map.of("Azure-AsyncOperation", status, "Retry-After", retry)
                : Map.of("Location", location, "Retry-After", retry);
    }

    /** Never 0, which Go's client takes for "not given", that is 30 seconds. */
    private long retryAfter(Operations.Operation operation) {
        var left = Duration.between(state.clock().instant(), operation.endsAt());
        return Math.max(1, Math.min(10, left.toSeconds()));
    }

    private static String namespace(ResourceId id) {
        var type = id.type();
        return type.substring(0, type.indexOf('/'));
    }
}
