package io.hypershift.azure.azureapi;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.polling.PollResult;
import com.azure.core.util.polling.SyncPoller;
import com.azure.storage.blob.models.BlobStorageException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls Azure and puts its refusals into our words, Azure's code kept as the problem's code.
 *
 * @param credentials whose calls these are
 */
record AzureCall(AzureCredentials credentials) {
    /** The SDK's own interval is 30 s where Azure names none; most operations here end within 5 s. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** The slowest operation here, deleting a group with machines in it, takes minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Calls; {@code what} is what is being done, as in "create identity demo-hc-ingress". */
    <T> T of(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw translate(what, e);
        }
    }

    /** Calls for something that may not be there. */
    <T> Optional<T> find(String what, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException e) {
            if (e instanceof HttpResponseException answer && status(answer) == 404) {
                return Optional.empty();
            }
            throw translate(what, e);
        }
    }

    /** Starts a long-running operation and waits for its end. */
    <T> T await(String what, Supplier<SyncPoller<PollResult<T>, T>> begin) {
        return of(what, () -> begin.get().setPollInterval(POLL).getFinalResult(LONGEST));
    }

    /** The same for a deletion: that nothing is there any more is no error. */
    void awaitGone(String what, Supplier<SyncPoller<PollResult<Void>, Void>> begin) {
        find(what, () -> {
            begin.get().setPollInterval(POLL).waitForCompletion(LONGEST);
            return true;
        });
    }

    private HyperShiftException translate(String what, RuntimeException failure) {
        var told = LoginFailure.cause(failure, HyperShiftException.class)
                .or(() -> new LoginFailure(credentials).of(failure));
        if (told.isPresent()) {
            return told.get();
        }
        if (failure instanceof ManagementException refused && refused.getValue() != null) {
            var error = AzureError.innermost(refused.getValue());
            return new HyperShiftException(AzureError.problem(what, error, refused.getResponse()), failure);
        }
        if (failure instanceof BlobStorageException refused && refused.getErrorCode() != null) {
            var said = String.valueOf(refused.getServiceMessage())
                    .lines()
                    .findFirst()
                    .orElse("nothing");
            var error = new ManagementError(refused.getErrorCode().toString(), said);
            return new HyperShiftException(AzureError.problem(what, error, refused.getResponse()), failure);
        }
        return unreachable(what, failure);
    }

    /** Nobody answered, or not as Azure does. */
    static HyperShiftException unreachable(String what, RuntimeException failure) {
        return new HyperShiftException(
                Problem.of(
                                "azure-unreachable",
                                "Azure did not answer as expected when asked to {}: {}",
                                what,
                                reason(failure))
                        .remedy(
                                "Look with {} whether Azure can be reached from here, and give a proxy with {} where there"
                                        + " is one. Then try again: what is done already is kept.",
                                Operation.DOCTOR,
                                Parameter.HTTPS_PROXY),
                failure);
    }

    private static int status(HttpResponseException answer) {
        var response = answer.getResponse();
        return response == null ? 0 : response.getStatusCode();
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage() == null ? root : root.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
