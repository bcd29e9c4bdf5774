package io.hypershift.azure.operator;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_TRUST_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID;
import static io.hypershift.azure.failure.Parameter.AZURE_PLS_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.AZURE_PLS_SUBSCRIPTION_ID;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_SECRET;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_SECRET_KEY;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN_FILTER;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_IMAGE;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_INTERVAL;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_PROVIDER;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_SECRET;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_TXT_OWNER_ID;
import static io.hypershift.azure.failure.Parameter.HYPERSHIFT_IMAGE;
import static io.hypershift.azure.failure.Parameter.IMAGE_REFS_FILE;
import static io.hypershift.azure.failure.Parameter.NAMESPACE;
import static io.hypershift.azure.failure.Parameter.PRIVATE_PLATFORM;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_PROVIDER;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_SECRET;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_SECRET_KEY;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of {@code hypershift install render} for a request. Credentials are named by their Secret, never given: what is
 * rendered is the same (facts measured on the CLI itself: cli-renders).
 */
final class RenderArguments {
    /** Where the files are that the rendering reads. */
    static final String FILES = "/render";

    private final List<String> arguments = new ArrayList<>(List.of("install", "render", "--format=json"));

    private RenderArguments() {}

    /**
     * The arguments.
     *
     * @param outputs {@code crds} or {@code resources}
     * @param txtOwnerId of external DNS, where that is wanted
     */
    static List<String> of(InstallOperatorRequest request, FromJob job, String outputs, Optional<String> txtOwnerId) {
        var result = new RenderArguments();
        result.arguments.add("--outputs=" + outputs);
        result.add(NAMESPACE, request.namespace());
        result.operator(job);
        result.externalDns(request.externalDns(), txtOwnerId);
        result.privatePlatform(request.privatePlatform());
        result.scaleFromZero(request.scaleFromZero());
        return List.copyOf(result.arguments);
    }

    private void operator(FromJob job) {
        add(HYPERSHIFT_IMAGE, job.image());
        if (job.imageRefs().isGiven()) {
            add(IMAGE_REFS_FILE, FILES + "/" + InstallInputs.IMAGE_REFS);
        }
        if (job.additionalTrustBundle().isGiven()) {
            add(ADDITIONAL_TRUST_BUNDLE_FILE, FILES + "/" + InstallInputs.TRUST_BUNDLE);
        }
        arguments.addAll(job.flags().arguments());
    }

    private void externalDns(ExternalDnsOptions options, Optional<String> txtOwnerId) {
        if (options.isWanted()) {
            add(EXTERNAL_DNS_PROVIDER, options.provider());
            add(EXTERNAL_DNS_SECRET, options.credentials().secret().orElse(OperatorSecret.EXTERNAL_DNS));
            add(EXTERNAL_DNS_DOMAIN_FILTER, options.domainFilter());
            txtOwnerId.ifPresent(it -> add(EXTERNAL_DNS_TXT_OWNER_ID, it));
            options.image().ifPresent(it -> add(EXTERNAL_DNS_IMAGE, it));
            options.interval().ifPresent(it -> add(EXTERNAL_DNS_INTERVAL, it));
        }
    }

    private void privatePlatform(PrivatePlatformOptions options) {
        if (options.isWanted()) {
            add(PRIVATE_PLATFORM, options.platform());
            add(AZURE_PLS_RESOURCE_GROUP, options.resourceGroup());
            if (options.credentials().isGiven()) {
                add(AZURE_PRIVATE_SECRET, options.credentials().secret().orElse(OperatorSecret.PRIVATE_PLATFORM));
                add(AZURE_PRIVATE_SECRET_KEY, options.credentials().key());
            }
            options.managedIdentityClientId().ifPresent(it -> add(AZURE_PLS_MANAGED_IDENTITY_CLIENT_ID, it));
            options.subscriptionId().ifPresent(it -> add(AZURE_PLS_SUBSCRIPTION_ID, it));
        }
    }

    private void scaleFromZero(ScaleFromZeroOptions options) {
        if (options.isWanted()) {
            add(SCALE_FROM_ZERO_PROVIDER, options.provider());
            add(SCALE_FROM_ZERO_SECRET, options.credentials().secret().orElse(OperatorSecret.SCALE_FROM_ZERO));
            add(SCALE_FROM_ZERO_SECRET_KEY, options.credentials().key());
        }
    }

    private void add(Parameter parameter, String value) {
        arguments.add(OperatorFlags.name(parameter) + "=" + value);
    }
}
