package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Azure's error codes: which of them pass by themselves, and what a user can do about the others. */
final class AzureError {
    private static final Pattern SIGN_IN_CODE = Pattern.compile("AADSTS\\d+");

    /** Refusals that end when some other operation ends, or when Azure has spread what was just made. */
    private static final Map<String, String> PASSING = Map.ofEntries(
            Map.entry("PrincipalNotFound", "the identity is not known everywhere yet"),
            Map.entry("RoleDefinitionDoesNotExist", "the role is not known everywhere yet"),
            Map.entry("ParentResourceNotFound", "the parent is not known everywhere yet"),
            Map.entry(
                    "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                    "another credential of the identity is being written"),
            Map.entry(ResourceGroups.BEING_DELETED, "the resource group is still being deleted"),
            Map.entry("AnotherOperationInProgress", "another operation on it is under way"),
            Map.entry("StorageAccountOperationInProgress", "another operation on the account is under way"),
            Map.entry("StorageAccountBeingCreated", "the account is still being made"),
            Map.entry("StorageAccountIsNotProvisioned", "the account is not ready yet"),
            Map.entry("RetryableError", "Azure asks to try again"),
            Map.entry("Conflict", "another operation on it is under way"));

    /** The same in the store of blobs, and in the directory. */
    private static final Map<String, String> PASSING_ELSEWHERE = Map.of(
            "AuthorizationPermissionMismatch", "our right to write does not count everywhere yet",
            "Request_MultipleObjectsWithSameKeyValue", "it is being made, and not known everywhere yet");

    /** By one of these Azure's support finds what happened: Resource Manager's, the store of blobs', Microsoft Graph's. */
    private static final List<HttpHeaderName> CORRELATION = List.of(
            HttpHeaderName.fromString("x-ms-correlation-request-id"),
            HttpHeaderName.fromString("x-ms-request-id"),
            HttpHeaderName.fromString("request-id"));

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

    /** @param answer what the error came with */
    static Problem problem(String what, ManagementError error, @Nullable HttpResponse answer) {
        var code = error.getCode() == null ? "azure" : error.getCode();
        var said = error.getMessage() == null ? "It gave no reason." : error.getMessage();
        var problem =
                Problem.of(code, "Azure refused to {}: {}", what, code).because("{}{}", said, correlation(answer));
        return withRemedy(code, problem);
    }

    private static String correlation(@Nullable HttpResponse answer) {
        return answer == null
                ? ""
                : CORRELATION.stream()
                        .map(answer::getHeaderValue)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(id -> " (correlation id " + id + ")")
                        .orElse("");
    }

    static String signInCode(@Nullable String message) {
        var match = SIGN_IN_CODE.matcher(message == null ? "" : message);
        return match.find() ? match.group() : "";
    }

    private static Problem withRemedy(String code, Problem problem) {
        return switch (code) {
            case "AuthorizationFailed", "LinkedAuthorizationFailed" ->
                problem.remedy("Let somebody who may grant rights give the service principal the role it lacks:"
                        + " Contributor and User Access Administrator on the subscription are enough.");
            case "RequestDisallowedByPolicy" ->
                problem.remedy("A policy of your organisation forbids this: ask its owner for an exemption.");
            case "ScopeLocked" -> problem.remedy("Remove the lock, or leave what it protects to its owner.");
            case "StorageAccountAlreadyTaken" ->
                problem.remedy("Such names are global. Choose another one with {}.", Parameter.OIDC_STORAGE_ACCOUNT);
            case "Authorization_RequestDenied" ->
                problem.remedy(
                        "Let an administrator of the directory consent to Application.ReadWrite.OwnedBy in Microsoft"
                                + " Graph for the login, or name it an owner of the application.");
            case "PublicAccessNotPermitted" ->
                problem.remedy("An issuer's documents must be public. Let the storage account allow anonymous reads,"
                        + " or ask the owner of the policy that forbids them for an exemption.");
            case "RoleAssignmentLimitExceeded" ->
                problem.remedy("A subscription holds 4,000 role assignments: remove those of clusters that are gone.");
            case "MissingSubscriptionRegistration" ->
                problem.remedy("Let somebody who may do so register the resource provider for the subscription.");
            case "ResourceGroupNotFound" ->
                problem.remedy("Somebody has deleted the resource group meanwhile. Try again: it is made anew.");
            case "SubscriptionRequestsThrottled", "TooManyRequests", "ServerBusy" ->
                problem.remedy(
                        "Azure takes only so many requests at a time, of all who sign in as the same. Try again in"
                                + " some minutes: what is done already is kept.");
            default ->
                passing(code) == null
                        ? problem
                        : problem.remedy("Try again in some minutes: what is done already is kept.");
        };
    }
}
