package io.hypershift.azure.sandbox.kubernetes;

import java.time.Duration;

/**
 * A failure that the server is told to have.
 *
 * @param count how often; then it is spent
 */
public record Fault(Match match, int count, Effect effect) {

    /**
     * The requests that fail; an empty word matches any.
     *
     * @param verb get, list, watch, create, update, patch, delete or deletecollection
     * @param kind the kind, like `HostedCluster`
     */
    public record Match(String verb, String kind, String namespace, String name) {
        public static final Match ANY = new Match("", "", "", "");

        public Match withVerb(String wanted) {
            return new Match(wanted, kind, namespace, name);
        }

        public Match withKind(String wanted) {
            return new Match(verb, wanted, namespace, name);
        }

        public Match inNamespace(String wanted) {
            return new Match(verb, kind, wanted, name);
        }

        public Match named(String wanted) {
            return new Match(verb, kind, namespace, wanted);
        }

        boolean covers(Match request) {
            return covers(verb, request.verb)
                    && covers(kind, request.kind)
                    && covers(namespace, request.namespace)
                    && covers(name, request.name);
        }

        private static boolean covers(String wanted, String present) {
            return wanted.isEmpty() || wanted.equals(present);
        }
    }

    /** What happens to a request that fails. */
    public sealed interface Effect {}

    /** The request is refused. */
    public record Refuse(int status, String reason, String message) implements Effect {}

    /** The connection breaks before anything is done. */
    public record DropBefore() implements Effect {}

    /** Everything is done, and the connection breaks before the client learns of it. */
    public record DropAfter() implements Effect {}

    /** The answer takes its time. */
    public record Delay(Duration duration) implements Effect {}
}
