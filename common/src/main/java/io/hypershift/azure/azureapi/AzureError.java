package io.hypershift.azure.azureapi;

import com.azure.core.management.exception.ManagementError;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Azure's error codes: which of them pass by themselves, and what a user can do about the others. */
final class AzureError {
    private static final Pattern SIGN_IN_CODE = Pattern.compile("AADSTS\\d+");

    /** Refusals that end when some other operation ends, or when Azure has spread what was just made. */
    private static final Map<String, String> PASSING = Map.of(
            "PrincipalNotFound", "the identity is not known everywhere yet",
            "RoleDefinitionDoesNotExist", "the role is not known everywhere yet",
            "ParentResourceNotFound", "the parent is not known everywhere yet",
            "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                    "another credential of the identity is being written",
            "ResourceGroupBeingDeleted", "the resource group is still being deleted",
            "AnotherOperationInProgress", "another operation on it is under way",
            "StorageAccountOperationInProgress", "another operation on the account is under way",
            "StorageAccountIsNotProvisioned", "the account is not ready yet",
            "RetryableError", "Azure asks to try again",
            "Conflict", "another operation on it is under way");

    /** The same where much is asked for at once, in the store of blobs, and in the directory. */
    private static final Map<String, String> PASSING_ELSEWHERE = Map.of(
            "TooManyRequests", "Azure takes no more of these at a time",
            "SubscriptionRequestsThrottled", "Azure takes no more requests of the login at a time",
            "AuthorizationPermissionMismatch", "our right to write does not count everywhere yet",
            "Request_MultipleObjectsWithSameKeyValue", "it is being made, and not known everywhere yet");

    private static final Set<String> RIGHTS = Set.of("AuthorizationFailed", "LinkedAuthorizationFailed");

    private AzureError() {}

    /** Why a refusal with this code will pass; null for one that will not. */
    static @Nullable String passing(String code) {
        return PASSING.getOrDefault(code, PASSING_ELSEWHERE.get(code));
    }

    /** The error that tells the reason: Azure wraps some in general ones such as {@code DeploymentFailed}. */
    static ManagementError innermost(ManagementError error) {
        var details = error.getDetails();
        return details == null || details.isEmpty() || details.get(0).getCode() == null
                ? error
                : innermost(details.get(0));
    }

    static Problem problem(String what, ManagementError error) {
        var code = error.getCode() == null ? "azure" : error.getCode();
        var problem = Problem.of(code, "Azure refused to {}: {}", what, code)
                .because("{}", error.getMessage() == null ? "It gave no reason." : error.getMessage());
        return withRemedy(code, problem);
    }

    static String signInCode(@Nullable String message) {
        var match = SIGN_IN_CODE.matcher(message == null ? "" : message);
        return match.find() ? match.group() : "";
    }

    private static Problem withRemedy(String code, Problem problem) {
        if (RIGHTS.contains(code)) {
            return problem.remedy("Let somebody who may grant rights give the service principal the role it lacks:"
                    + " Contributor and User Access Administrator on the subscription are enough.");
        }
        return switch (code) {
            case "RequestDisallowedByPolicy" ->
                problem.remedy("A policy of your organisation forbids this: ask its owner for an exemption.");
            case "ScopeLocked" -> problem.remedy("Remove the lock, or leave what it protects to its owner.");
            case "StorageAccountAlreadyTaken" ->
                problem.remedy("Such names are global. Choose another one with {}.", Parameter.OIDC_STORAGE_ACCOUNT);
            case "Authorization_RequestDenied" ->
                problem.remedy(
                        "Let an administrator of the directory consent to Application.ReadWrite.OwnedBy in Microsoft"
                                + " Graph for the login, or name it an owner of the application.");
            case "RoleAssignmentLimitExceeded" ->
                problem.remedy("A subscription holds 4,000 role assignments: remove those of clusters that are gone.");
            default -> problem;
        };
    }
}
