package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Ref;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls an API server and puts its refusals into our words.
 *
 * @param origin where the access to the server came from
 * @param url the server's URL
 */
public record KubeCall(String origin, String url) {
    /** Something of that name is there already. */
    public static final String EXISTS = "AlreadyExists";

    /** The server does not serve the kind. */
    public static final String UNKNOWN_KIND = "unknown-kind";

    /** The object is not there. */
    public static final String NOT_FOUND = "NotFound";

    /** The object is not what it was when it was read. */
    public static final String CONFLICT = "Conflict";

    private static final String TYPED_PATCH = "failed to create typed patch object";

    private static final Set<String> PASSING =
            Set.of("unreachable", "TooManyRequests", "ServiceUnavailable", "InternalError", "Timeout", "ServerTimeout");

    /** Why a failure will pass by itself: the server was not there, or not able to answer for the moment. */
    public static Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException known
                ? known.problems().stream()
                        .map(Problem::code)
                        .filter(PASSING::contains)
                        .findFirst()
                        .map(code -> "the API server did not answer (" + code + ")")
                : Optional.empty();
    }

    /** An answer for one who will ask again: empty when the server cannot give it for the moment. */
    public static <T> Optional<T> ifAnswered(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (HyperShiftException e) {
            if (passing(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    <T> T of(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw translate(what, e);
        }
    }

    /** Calls for something that may not be there; a null answer means the same. */
    <T> Optional<T> find(String what, Supplier<@Nullable T> call) {
        try {
            return Optional.ofNullable(call.get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404 && !isUnknownKind(e)) {
                return Optional.empty();
            }
            throw translate(what, e);
        }
    }

    HyperShiftException missing(Ref ref) {
        return new HyperShiftException(Problem.of(NOT_FOUND, "{} is not on the management cluster {}", ref, url));
    }

    private HyperShiftException translate(String what, KubernetesClientException e) {
        return new HyperShiftException(problem(what, e), e);
    }

    private Problem problem(String what, KubernetesClientException e) {
        if (isUnknownKind(e)) {
            return Problem.of(UNKNOWN_KIND, "the management cluster {} cannot {}: it does not know the kind", url, what)
                    .because("HyperShift's CRDs are not installed there.")
                    .remedy("Install the operator first: {}", Operation.INSTALL_OPERATOR);
        }
        var message = message(e);
        return switch (e.getCode()) {
            case 0 ->
                Problem.of("unreachable", "cannot {}: the API server {} cannot be reached", what, url)
                        .because("{}", message)
                        .remedy(
                                "The address is from {}. Where that is the wrong one, give another kubeconfig with {} or another"
                                        + " context with {}.",
                                origin,
                                Parameter.MANAGEMENT_KUBECONFIG_FILE,
                                Parameter.MANAGEMENT_CONTEXT);
            case 401 ->
                Problem.of("Unauthorized", "cannot {}: the API server {} does not accept the credentials", what, url)
                        .because("They are from {}.", origin)
                        .remedy("Sign in again, or give others: {}.", Parameter.MANAGEMENT_KUBECONFIG_FILE);
            case 403 ->
                isTerminating(e)
                        ? Problem.of("being-deleted", "cannot {} on {}: its namespace is being deleted", what, url)
                                .because("{}", message)
                                .remedy("Wait until it is gone, and repeat this.")
                        : forbidden(what, message);
            case 500 -> message.startsWith(TYPED_PATCH) ? ofTheManifest(what, message) : refused(what, e, message);
            default -> refused(what, e, message);
        };
    }

    private Problem forbidden(String what, String message) {
        return Problem.of("Forbidden", "may not {} on {}", what, url)
                .because("{}", message)
                .remedy("The user of {} needs cluster-admin on the management cluster.", origin);
    }

    private static boolean isTerminating(KubernetesClientException e) {
        var status = e.getStatus();
        return status != null
                && status.getDetails() != null
                && status.getDetails().getCauses().stream()
                        .anyMatch(it -> "NamespaceTerminating".equals(it.getReason()));
    }

    private Problem refused(String what, KubernetesClientException e, String message) {
        return Problem.of(reason(e), "cannot {} on {}", what, url).because("{}", message);
    }

    /** A field that the kind does not have is answered with 500 by a server-side apply, as if the server were at fault. */
    private Problem ofTheManifest(String what, String message) {
        return Problem.of("manifest", "cannot {}: the manifest does not fit the API server {}", what, url)
                .because("{}", message)
                .remedy(
                        "Its kind there has no such field, or has it in another form: the manifest is of another version.");
    }

    private static boolean isUnknownKind(KubernetesClientException e) {
        return (e.getCode() == 404 && e.getStatus() == null)
                || String.valueOf(e.getMessage()).contains("Could not find the metadata");
    }

    private static String reason(KubernetesClientException e) {
        var status = e.getStatus();
        return status == null || status.getReason() == null ? "kubernetes" : status.getReason();
    }

    private static String message(KubernetesClientException e) {
        var status = e.getStatus();
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CertificateExpiredException) {
            return "The server's certificate has expired (" + root.getMessage() + ").";
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "DNS does not know its name.";
        }
        if (root instanceof ConnectException) {
            return "Nobody listens there.";
        }
        if (root instanceof HttpTimeoutException) {
            return "It did not answer in time.";
        }
        if (root instanceof ClosedChannelException || root instanceof EOFException) {
            return "It closes the connection without an answer.";
        }
        var told = Objects.requireNonNullElse(root.getMessage(), root.toString());
        return told.startsWith("Tunnel failed") ? "The proxy on the way does not let it through (" + told + ")." : told;
    }
}
