package io.hypershift.azure.sandbox.azure.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with the next requests of a kind.
 *
 * @param method a regular expression, {@code .*} for any
 * @param host a regular expression for the whole host name, {@code .*} for any
 * @param path a regular expression that is searched in the decoded path, without regard to case
 * @param times how many requests it befalls
 * @param delay what the request waits before anything else happens
 * @param refusal the error that is answered instead of serving the request
 * @param drop whether and when the connection is cut
 */
public record Fault(
        String method, String host, String path, int times, Duration delay, Optional<Refusal> refusal, Drop drop) {

    /** When the connection is cut without an answer. */
    public enum Drop {
        NEVER,
        /** Before the request had any effect. */
        BEFORE,
        /** After the request was carried out. */
        AFTER
    }

    /**
     * An error in Azure's form.
     *
     * @param retryAfter seconds, none when 0
     */
    public record Refusal(int status, String code, String message, int retryAfter) {}

    /** A fault of the next request of this method on a path in which the expression is found; of no effect yet. */
    public static Fault on(String method, String path) {
        return new Fault(method, ".*", path, 1, Duration.ZERO, Optional.empty(), Drop.NEVER);
    }

    public Fault atHost(String expression) {
        return new Fault(method, expression, path, times, delay, refusal, drop);
    }

    public Fault times(int count) {
        return new Fault(method, host, path, count, delay, refusal, drop);
    }

    public Fault delayed(Duration by) {
        return new Fault(method, host, path, times, by, refusal, drop);
    }

    public Fault answering(int status, String code, String message) {
        return refusing(new Refusal(status, code, message, 0));
    }

    /** Throttled, to be repeated after so many seconds. */
    public Fault throttled(int seconds) {
        return refusing(new Refusal(429, "TooManyRequests", "The request was throttled.", seconds));
    }

    /** Forbidden by a policy of this name. */
    public Fault deniedByPolicy(String policy) {
        var message =
                "Resource was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":\"%s\"}}]'."
                        .formatted(policy);
        return refusing(new Refusal(403, "RequestDisallowedByPolicy", message, 0));
    }

    public Fault droppedBefore() {
        return new Fault(method, host, path, times, delay, refusal, Drop.BEFORE);
    }

    public Fault droppedAfter() {
        return new Fault(method, host, path, times, delay, refusal, Drop.AFTER);
    }

    private Fault refusing(Refusal with) {
        return new Fault(method, host, path, times, delay, Optional.of(with), drop);
    }

    boolean befalls(String requestMethod, String requestHost, String requestPath) {
        return Pattern.matches(method, requestMethod)
                && Pattern.matches(host, requestHost)
                && Pattern.compile(path, Pattern.CASE_INSENSITIVE)
                        .matcher(requestPath)
                        .find();
    }
}
