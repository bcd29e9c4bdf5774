package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;
import static io.hypershift.azure.failure.Operation.CREATE_FOUNDATION;
import static io.hypershift.azure.failure.Operation.VERIFY_FOUNDATION;
import static io.hypershift.azure.failure.Operation.VERIFY_OPERATOR;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Azure says when it refuses something: the words of Resource Manager and its providers, and of Entra, as they come
 * through in HyperShift's conditions. Of several that fit a text the first counts.
 */
enum AzureRefusal {
    QUOTA_EXCEEDED(
            "QuotaExceeded|exceeding approved .*quota|Quota.*has been reached|PublicIPCountLimitReached",
            "a quota of the subscription is used up",
            Text.of(
                    "Ask Azure for more of the quota it names, remove what nobody needs, or take fewer or smaller nodes ({}, {}).",
                    Parameter.NODE_POOL_REPLICAS,
                    Parameter.INSTANCE_TYPE)),
    ZONE_UNAVAILABLE(
            "AvailabilityZoneNotSupported|InvalidAvailabilityZone|ZonalAllocationFailed|does not support availability zone|"
                    + "zones? '?[\\w,]+'? (is|are) not available|not available in location '[^']*' zones '\\d",
            "Azure does not have the availability zone for such machines",
            Text.of(
                    "Choose other zones with {}, or another size with {}.",
                    Parameter.AVAILABILITY_ZONES,
                    Parameter.INSTANCE_TYPE)),
    VM_SIZE_UNAVAILABLE(
            "SkuNotAvailable|AllocationFailed|OverconstrainedAllocationRequest|VMSizeNotSupported|InvalidVMSize|"
                    + "requested VM size .*(not available|invalid)|NotAvailableForSubscription",
            "Azure does not have machines of that size there",
            Text.of(
                    "Choose another size with {}, or other zones with {}.",
                    Parameter.INSTANCE_TYPE,
                    Parameter.AVAILABILITY_ZONES)),
    ENCRYPTION_AT_HOST_NOT_REGISTERED(
            "EncryptionAtHost|encryptionAtHost' is not valid",
            "the subscription is not registered for encryption at the host",
            Text.of(
                    "Register it: az feature register --namespace Microsoft.Compute --name EncryptionAtHost, then az provider"
                            + " register --namespace Microsoft.Compute. Or do without it: {}.",
                    new Text.Setting(Parameter.ENCRYPTION_AT_HOST, "Disabled"))),
    MARKETPLACE_TERMS_NOT_ACCEPTED(
            "MarketplacePurchaseEligibilityFailed|ResourcePurchaseValidationFailed|legal terms|VMMarketplaceInvalidInput",
            "the terms of the marketplace image are not accepted",
            Text.of(
                    "Accept them once for the subscription: az vm image terms accept --urn PUBLISHER:OFFER:SKU:VERSION.")),
    MARKETPLACE_IMAGE_MISSING(
            "PlatformImageNotFound|ImageNotFound|GalleryImageNotFound|platform image .*is not available",
            "the image that the nodes start from is not there",
            Text.of(
                    "Give one that is there with {}, {}, {} and {}.",
                    Parameter.MARKETPLACE_PUBLISHER,
                    Parameter.MARKETPLACE_OFFER,
                    Parameter.MARKETPLACE_SKU,
                    Parameter.MARKETPLACE_VERSION)),
    SUBNET_FULL(
            "SubnetIsFull|does not have enough capacity for",
            "the nodes' subnet has no address left",
            Text.of("Give nodes a larger subnet ({}), or remove what uses its addresses.", Parameter.SUBNET_ID)),
    PRIVATE_LINK_SUBNET_UNFIT(
            "PrivateLinkServiceNetworkPoliciesCannotBeEnabled",
            "the subnet for the Private Link Service does not take one",
            Text.of("Disable its network policies for private link services: az network vnet subnet update"
                    + " --disable-private-link-service-network-policies true.")),
    AZURE_LOCK(
            "ScopeLocked",
            "a lock in Azure forbids what the cluster's operators do",
            Text.of("Remove the lock, or ask who has set it: az lock list --resource-group GROUP.")),
    AZURE_POLICY_DENIES(
            "RequestDisallowedByPolicy",
            "a policy of the organisation forbids what the cluster's operators do",
            Text.of("Ask the policy's owner for an exemption; the message names the policy.")),
    PROVIDER_NOT_REGISTERED(
            "MissingSubscriptionRegistration|SubscriptionNotRegistered|not registered to use namespace",
            "the subscription is not registered for a resource provider",
            Text.of("Register it: az provider register --namespace, with the namespace that the message names.")),
    SUBSCRIPTION_DISABLED(
            "ReadOnlyDisabledSubscription|SubscriptionNotFound|subscription .*is disabled",
            "the subscription is disabled",
            Text.of("Let its owner enable it again.")),
    AZURE_THROTTLES(
            "TooManyRequests|SubscriptionRequestsThrottled|OperationNotAllowedThrottled|too many requests|"
                    + status(429),
            "Azure throttles the requests of the cluster's operators",
            Text.of("Wait some minutes. If it stays so, make fewer clusters at a time in the subscription.")),
    DISK_ENCRYPTION_SET_UNUSABLE(
            "DiskEncryptionSet|disk encryption set|KeyVaultAccessForbidden",
            "the nodes' disk encryption set cannot be used",
            Text.of(
                    "Check that it is there, in the same region, and let into its key vault ({}); and that the identity"
                            + " nodePoolManagement may read it.",
                    Parameter.DISK_ENCRYPTION_SET_ID)),
    /** Before what is told of signing in: that is the first thing for which Azure is to be reached. */
    AZURE_UNREACHABLE(
            "(management\\.azure\\.com|login\\.microsoftonline\\.com|graph\\.microsoft\\.com).*(dial tcp|no such host|"
                    + "i/o timeout|connection refused|connection reset|handshake|x509:|context deadline exceeded)"
                    + "|unable to resolve an endpoint: server response error:\\s*context deadline exceeded",
            "the management cluster does not reach Azure",
            Text.of("Let it out to Azure: DNS, firewall and proxy; {} looks from inside of it.", VERIFY_OPERATOR)),
    SIGN_IN_REFUSED(
            "AADSTS\\d+|failed to acquire a token|federated",
            "Azure does not let a component of the cluster sign in",
            Text.of(
                    "Ask {} what of the foundation is wrong, and put it right with {}.",
                    VERIFY_FOUNDATION,
                    CREATE_FOUNDATION)),
    AZURE_FORBIDS(
            "AuthorizationFailed|LinkedAuthorizationFailed|AuthorizationPermissionMismatch|does not have authorization",
            "a component of the cluster lacks a right in Azure",
            Text.of(
                    "Give it the role on what the message names: {} with the same owner for the cluster's own groups, {} for what"
                            + " outlives it. Where it names a deny assignment no role helps: ask who has set it.",
                    CREATE_CLUSTER,
                    CREATE_FOUNDATION)),
    AZURE_MISSES(
            "ResourceGroupNotFound|ResourceNotFound|StorageAccountNotFound|ParentResourceNotFound|"
                    + "InvalidResourceReference|ResourceGroupBeingDeleted",
            "something that the cluster uses in Azure is not there",
            Text.of(
                    "{} with the same owner makes again what is the cluster's own; anything else is for you to make, or to"
                            + " name rightly.",
                    CREATE_CLUSTER));

    /** These have causes of their own, which are mostly found by themselves. */
    private static final Set<String> CONSEQUENT =
            Set.of("sign-in-refused", "azure-forbids", "azure-misses", "azure-throttles", "azure-unreachable");

    private final Pattern words;
    private final String title;
    private final Text remedy;

    AzureRefusal(String words, String title, Text remedy) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.title = title;
        this.remedy = remedy;
    }

    /** A pattern for a status of HTTP as Azure's clients tell it; the mere number may be a part of any name. */
    static String status(int code) {
        return "(?:RESPONSE|StatusCode[=:]|status code:?)\\s*" + code + "\\b";
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a text tells, if it is a refusal of Azure's. */
    static Optional<AzureRefusal> in(String text) {
        return Stream.of(values()).filter(it -> it.words.matcher(text).find()).findFirst();
    }

    /** This refusal, where it is told at this moment. */
    Optional<Finding> find(Evidence it) {
        var seen = Refusals.of(it)
                .filter(exhibit -> in(exhibit.quote()).filter(this::equals).isPresent())
                .limit(3)
                .toList();
        return seen.isEmpty() ? Optional.empty() : Optional.of(finding(seen));
    }

    private Finding finding(List<Exhibit> seen) {
        var certainty = CONSEQUENT.contains(code()) ? Certainty.LIKELY : Certainty.CERTAIN;
        var plain = Finding.of(code(), certainty, title).seen(seen);
        return plain.remedy(remedy.template(), remedy.parts().toArray());
    }
}
