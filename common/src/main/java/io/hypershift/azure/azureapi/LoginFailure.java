package io.hypershift.azure.azureapi;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a login that failed in our words, by the way that was tried. */
record LoginFailure(AzureCredentials credentials) {

    /** Empty when it was not the login that failed. */
    Optional<HyperShiftException> of(RuntimeException failure) {
        var refused = cause(failure, MsalServiceException.class)
                .map(Throwable::getMessage)
                .or(() -> cause(failure, ClientAuthenticationException.class).map(Throwable::getMessage));
        return refused.map(message -> new HyperShiftException(List.of(problem(message)), List.of(failure)));
    }

    /** The first of this type on the way to the root. */
    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private Problem problem(@Nullable String message) {
        if (credentials.proof() instanceof Proof.Secret it) {
            return refused(it.clientId(), message)
                    .because("The credentials are from {}. Azure says: {}", credentials.origin(), said(message));
        }
        if (credentials.proof() instanceof Proof.Token it) {
            return refused(it.clientId(), message)
                    .because("The token is that of {}. Azure says: {}", credentials.origin(), said(message));
        }
        return Problem.of(
                        "azure-cli",
                        "the Azure CLI gives no token for {}",
                        ((Proof.AzureCli) credentials.proof()).user())
                .because("It says: {}", said(message))
                .remedy("Sign in again with az login, or give credentials with {}.", Parameter.AZURE_CREDENTIALS_FILE);
    }

    private Problem refused(String clientId, @Nullable String message) {
        var code = AzureError.signInCode(message);
        var problem = Problem.of(
                code.isEmpty() ? "login-refused" : code,
                "Azure refused the login of client {} in tenant {}{}",
                clientId,
                credentials.tenantId(),
                code.isEmpty() ? "" : " (" + code + ")");
        return switch (code) {
            case "AADSTS700024" ->
                problem.remedy("The token has expired, or is not valid yet. Let the CI renew it: a file is read anew"
                        + " for each login, a variable cannot be.");
            case "AADSTS70021", "AADSTS700211", "AADSTS700212", "AADSTS700213" ->
                problem.remedy(
                        "Give the application or identity a federated credential with exactly the token's issuer,"
                                + " subject and audience. One that is new counts only after some minutes.");
            case "AADSTS50027" -> problem.remedy("What is given there is no token: it must hold one and nothing else.");
            case "AADSTS90002" ->
                problem.remedy(
                        "Correct the tenant, or give the cloud it is in: {} is {} now.",
                        Parameter.CLOUD,
                        credentials.cloud().id());
            default -> problem.remedy("Correct them there, or give others with {}.", Parameter.AZURE_CREDENTIALS_FILE);
        };
    }

    private static String said(@Nullable String message) {
        return message == null ? "nothing" : message.lines().findFirst().orElse("nothing");
    }
}
