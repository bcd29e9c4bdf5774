package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUOTA_EXCEEDED | OperationNotAllowed: Operation could not be completed as it results in exceeding approved Total Regional Cores quota.",
                "VM_SIZE_UNAVAILABLE | SkuNotAvailable: The requested VM size for resource 'x' is currently not available in location 'eastus'.",
                "ZONE_UNAVAILABLE | AvailabilityZoneNotSupported: The zone(s) '3' for resource 'm' is not supported.",
                "ENCRYPTION_AT_HOST_NOT_REGISTERED | InvalidParameter: The property 'securityProfile.encryptionAtHost' is not valid because the 'Microsoft.Compute/EncryptionAtHost' feature is not enabled for this subscription.",
                "MARKETPLACE_TERMS_NOT_ACCEPTED | MarketplacePurchaseEligibilityFailed: Marketplace purchase eligibility check returned errors.",
                "MARKETPLACE_IMAGE_MISSING | PlatformImageNotFound: The platform image 'a:b:c:1' is not available.",
                "SUBNET_FULL | SubnetIsFull: Subnet default does not have enough capacity for 1 IP addresses.",
                "AZURE_LOCK | ScopeLocked: The scope cannot perform delete operation because following scope(s) are locked.",
                "AZURE_POLICY_DENIES | RequestDisallowedByPolicy: Resource 'm' was disallowed by policy.",
                "PROVIDER_NOT_REGISTERED | MissingSubscriptionRegistration: The subscription is not registered to use namespace 'Microsoft.Compute'.",
                "AZURE_THROTTLES | GET https://management.azure.com: 429 Too Many Requests",
                "SUBSCRIPTION_DISABLED | ReadOnlyDisabledSubscription: The subscription 's' is disabled and therefore marked as read only.",
                "DISK_ENCRYPTION_SET_UNUSABLE | LinkedAuthorizationFailed: it does not have permission to perform action(s) 'Microsoft.Compute/diskEncryptionSets/read' on the linked scope(s)",
                "DISK_ENCRYPTION_SET_UNUSABLE | KeyVaultAccessForbidden: Unable to access key vault resource to enable encryption at rest.",
                "AZURE_UNREACHABLE | failed to acquire a token: Post \"https://login.microsoftonline.com/t/oauth2/v2.0/token\": dial tcp: lookup login.microsoftonline.com: no such host",
                "AZURE_UNREACHABLE | WorkloadIdentityCredential: unable to resolve an endpoint: server response error: context deadline exceeded",
                "AZURE_UNREACHABLE | Get \"https://management.azure.com/subscriptions/s\": x509: certificate signed by unknown authority",
                "AZURE_FORBIDS | DenyAssignmentAuthorizationFailed: the access is denied because of the deny assignment with name 'd'",
                "AZURE_FORBIDS | AuthorizationFailed: The client does not have authorization over scope '/subscriptions/s/resourceGroups/shop-429-x1y2z'",
                "AZURE_THROTTLES | RESPONSE 429: ERROR CODE UNAVAILABLE",
                "AZURE_MISSES | StorageAccountNotFound: Storage account a not found.",
                "SIGN_IN_REFUSED | failed to acquire a token: AADSTS700213: No matching federated identity record found",
                "AZURE_FORBIDS | AuthorizationFailed: The client does not have authorization to perform action",
                "AZURE_MISSES | ResourceNotFound: The Resource 'Microsoft.Network/virtualNetworks/v' was not found.",
            })
    void azures_words_are_known_for_what_they_mean(AzureRefusal expected, String message) {
        assertThat(AzureRefusal.in(message)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"the virtual machine is being created", "Waiting for Kube APIServer deployment to become available"})
    void what_only_takes_its_time_is_no_refusal(String message) {
        assertThat(AzureRefusal.in(message)).isEmpty();
    }
}
