package io.hypershift.azure.operator;

import static io.hypershift.azure.failure.Parameter.AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID;
import static io.hypershift.azure.failure.Parameter.AZURE_PLS_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.AZURE_PLS_SUBSCRIPTION_ID;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_SECRET;
import static io.hypershift.azure.failure.Parameter.ENABLE_AUDIT_LOG_PERSISTENCE;
import static io.hypershift.azure.failure.Parameter.ENABLE_DEFAULTING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.ENABLE_VALIDATING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN_FILTER;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_IMAGE;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_INTERVAL;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_PROVIDER;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_SECRET;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_TXT_OWNER_ID;
import static io.hypershift.azure.failure.Parameter.HYPERSHIFT_IMAGE;
import static io.hypershift.azure.failure.Parameter.IMAGE_REFS_FILE;
import static io.hypershift.azure.failure.Parameter.OPERATOR_NAMESPACE;
import static io.hypershift.azure.failure.Parameter.PRIVATE_PLATFORM;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_PROVIDER;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_SECRET;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code hypershift install} refuses of its options, in our words and at once (HyperShift {@code cmd/install/install.go}). */
final class OptionRules {
    private static final Pattern INTERVAL = Pattern.compile("(\\d+(\\.\\d+)?(h|m|s|ms))+");

    private OptionRules() {}

    static void check(InstallOperatorRequest request, Checks checks) {
        externalDns(request.externalDns(), checks);
        privatePlatform(request.privatePlatform(), checks);
        scaleFromZero(request.scaleFromZero(), checks);
        if (request.manifests() instanceof FromJob job) {
            webhooks(job, request.namespace(), checks);
        }
        if (request.manifests() instanceof FromJob job
                && job.imageRefs().isGiven()
                && !job.image().equals(InstallOperatorRequest.IMAGE)) {
            checks.add(Problem.of("both", "{} and {} are both given", HYPERSHIFT_IMAGE, IMAGE_REFS_FILE)
                    .remedy("Give one of them: image references name the operator's image, too."));
        }
    }

    /** Their configurations name the Service in the usual namespace, whatever the operator's own. */
    private static void webhooks(FromJob job, String namespace, Checks checks) {
        if (namespace.equals(InstallOperatorRequest.NAMESPACE)) {
            return;
        }
        job.flags().values().keySet().stream()
                .filter(
                        List.of(ENABLE_DEFAULTING_WEBHOOK, ENABLE_VALIDATING_WEBHOOK, ENABLE_AUDIT_LOG_PERSISTENCE)
                                ::contains)
                .sorted()
                .forEach(it ->
                        checks.add(Problem.of("namespace", "{} has no webhook to call in namespace {}", it, namespace)
                                .because(
                                        "HyperShift's configuration of it names the Service in namespace {} in any case.",
                                        InstallOperatorRequest.NAMESPACE)
                                .remedy(
                                        "Leave it out, or install the operator there: {}",
                                        new Setting(OPERATOR_NAMESPACE, InstallOperatorRequest.NAMESPACE))));
    }

    private static void externalDns(ExternalDnsOptions options, Checks checks) {
        if (!options.isWanted()) {
            refuseWithout(
                    EXTERNAL_DNS_PROVIDER,
                    ExternalDnsOptions.AZURE,
                    Map.of(
                            EXTERNAL_DNS_DOMAIN_FILTER, !options.domainFilter().isBlank(),
                            EXTERNAL_DNS_CREDENTIALS_FILE,
                                    options.credentials().file().isGiven(),
                            EXTERNAL_DNS_SECRET, options.credentials().secret().isPresent(),
                            EXTERNAL_DNS_TXT_OWNER_ID, options.txtOwnerId().isPresent(),
                            EXTERNAL_DNS_IMAGE, options.image().isPresent(),
                            EXTERNAL_DNS_INTERVAL, options.interval().isPresent()),
                    checks);
            return;
        }
        checks.holds(
                EXTERNAL_DNS_PROVIDER,
                options.provider(),
                ExternalDnsOptions.AZURE::equals,
                "on Azure it must be " + ExternalDnsOptions.AZURE);
        checks.matches(EXTERNAL_DNS_DOMAIN_FILTER, options.domainFilter(), Names.DOMAIN, Names.DOMAIN_RULE);
        if (!options.credentials().isGiven()) {
            checks.add(Problem.of("missing", "external DNS has no credentials")
                    .remedy(
                            "Give {} what {} writes to azure_mgmt.json, or name a Secret that is there with {}.",
                            EXTERNAL_DNS_CREDENTIALS_FILE,
                            Operation.CREATE_FOUNDATION,
                            EXTERNAL_DNS_SECRET));
        }
        options.image().ifPresent(it -> checks.matches(EXTERNAL_DNS_IMAGE, it, Names.IMAGE, Names.IMAGE_RULE));
        options.interval()
                .ifPresent(
                        it -> checks.matches(EXTERNAL_DNS_INTERVAL, it, INTERVAL, "it must be like 1m, 30s or 1m30s"));
    }

    private static void privatePlatform(PrivatePlatformOptions options, Checks checks) {
        if (!options.isWanted()) {
            refuseWithout(
                    PRIVATE_PLATFORM,
                    PrivatePlatformOptions.AZURE,
                    Map.of(
                            AZURE_PLS_RESOURCE_GROUP, !options.resourceGroup().isBlank(),
                            AZURE_PRIVATE_CREDS_FILE,
                                    options.credentials().file().isGiven(),
                            AZURE_PRIVATE_SECRET, options.credentials().secret().isPresent(),
                            AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID,
                                    options.managedIdentityClientId().isPresent(),
                            AZURE_PLS_SUBSCRIPTION_ID, options.subscriptionId().isPresent()),
                    checks);
            return;
        }
        checks.holds(
                PRIVATE_PLATFORM,
                options.platform(),
                PrivatePlatformOptions.AZURE::equals,
                "on Azure it must be Azure or None");
        checks.matches(
                AZURE_PLS_RESOURCE_GROUP, options.resourceGroup(), Names.RESOURCE_GROUP, Names.RESOURCE_GROUP_RULE);
        var identity = options.managedIdentityClientId();
        if (options.credentials().isGiven() == identity.isPresent()) {
            checks.add(Problem.of(
                            identity.isPresent() ? "both" : "missing",
                            identity.isPresent()
                                    ? "the private platform has both credentials and a managed identity"
                                    : "the private platform has no credentials")
                    .remedy(
                            "Give one of {}, {} and {}.",
                            AZURE_PRIVATE_CREDS_FILE,
                            AZURE_PRIVATE_SECRET,
                            AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID));
        }
        identity.ifPresent(it -> {
            uuid(AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID, it, checks);
            uuid(AZURE_PLS_SUBSCRIPTION_ID, options.subscriptionId().orElse(""), checks);
        });
    }

    private static void scaleFromZero(ScaleFromZeroOptions options, Checks checks) {
        if (!options.isWanted()) {
            refuseWithout(
                    SCALE_FROM_ZERO_PROVIDER,
                    ExternalDnsOptions.AZURE,
                    Map.of(
                            SCALE_FROM_ZERO_CREDS_FILE,
                                    options.credentials().file().isGiven(),
                            SCALE_FROM_ZERO_SECRET,
                                    options.credentials().secret().isPresent()),
                    checks);
            return;
        }
        checks.holds(
                SCALE_FROM_ZERO_PROVIDER,
                options.provider(),
                ExternalDnsOptions.AZURE::equals,
                "on Azure it must be " + ExternalDnsOptions.AZURE);
        if (!options.credentials().isGiven()) {
            checks.add(Problem.of("missing", "scaling from zero has no credentials")
                    .remedy("Give one of {} and {}.", SCALE_FROM_ZERO_CREDS_FILE, SCALE_FROM_ZERO_SECRET));
        }
    }

    private static void uuid(Parameter parameter, String value, Checks checks) {
        checks.matches(parameter, value, Names.UUID, "it must be a UUID");
    }

    /** What has no effect is a slip, and would be found out when the first cluster lacks it. */
    private static void refuseWithout(Parameter needed, String value, Map<Parameter, Boolean> given, Checks checks) {
        given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .ifPresent(it -> checks.add(Problem.of("no-effect", "{} has no effect without {}", it, needed)
                        .remedy("Give it as well: {}", new Setting(needed, value))));
    }
}
