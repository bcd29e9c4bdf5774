package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_OPERATOR_ENV_VARS;
import static io.hypershift.azure.failure.Parameter.ADDITIONAL_TRUST_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.AZURE_PRIVATE_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.DISABLE_CAPI_CONVERSION_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.DISABLE_CAPI_MIGRATION;
import static io.hypershift.azure.failure.Parameter.ENABLE_AUDIT_LOG_PERSISTENCE;
import static io.hypershift.azure.failure.Parameter.ENABLE_CONVERSION_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.ENABLE_CPO_OVERRIDES;
import static io.hypershift.azure.failure.Parameter.ENABLE_DEDICATED_REQUEST_SERVING_ISOLATION;
import static io.hypershift.azure.failure.Parameter.ENABLE_DEFAULTING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.ENABLE_ETCD_RECOVERY;
import static io.hypershift.azure.failure.Parameter.ENABLE_SIZE_TAGGING;
import static io.hypershift.azure.failure.Parameter.ENABLE_VALIDATING_WEBHOOK;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_CREDENTIALS_FILE;
import static io.hypershift.azure.failure.Parameter.HCP_EGRESS_BLOCK_CIDRS;
import static io.hypershift.azure.failure.Parameter.IMAGE_PULL_POLICY;
import static io.hypershift.azure.failure.Parameter.IMAGE_REFS_FILE;
import static io.hypershift.azure.failure.Parameter.LIMIT_CRD_INSTALL;
import static io.hypershift.azure.failure.Parameter.METRICS_SET;
import static io.hypershift.azure.failure.Parameter.MONITORING_DASHBOARDS;
import static io.hypershift.azure.failure.Parameter.PLATFORM_MONITORING;
import static io.hypershift.azure.failure.Parameter.REGISTRY_OVERRIDES;
import static io.hypershift.azure.failure.Parameter.SCALE_FROM_ZERO_CREDS_FILE;
import static io.hypershift.azure.failure.Parameter.SLOS_ALERTS;
import static io.hypershift.azure.failure.Parameter.TECH_PREVIEW_NO_UPGRADE;

import hudson.FilePath;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.CredentialOption;
import io.hypershift.azure.operator.ExternalDnsOptions;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.operator.OperatorFlags;
import io.hypershift.azure.operator.PrivatePlatformOptions;
import io.hypershift.azure.operator.ScaleFromZeroOptions;
import java.io.IOException;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What a step can be given of the options of HyperShift's own {@code install}. They are fields, which Jenkins binds like setters: none
 * does anything but hold its value, and a blank one, as forms send it for what was left out, counts as not given.
 */
public abstract class OperatorOptionsStep extends ManagementStep {
    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    public String externalDnsCredentialsId = "";

    @DataBoundSetter
    public String azurePrivateCredentialsId = "";

    @DataBoundSetter
    public String scaleFromZeroCredentialsId = "";

    @DataBoundSetter
    public String imageRefsFile = "";

    @DataBoundSetter
    public String additionalTrustBundleCredentialsId = "";

    @DataBoundSetter
    public String externalDnsProvider = "";

    @DataBoundSetter
    public String externalDnsDomainFilter = "";

    @DataBoundSetter
    public String externalDnsSecret = "";

    @DataBoundSetter
    public String externalDnsTxtOwnerId = "";

    @DataBoundSetter
    public String externalDnsImage = "";

    @DataBoundSetter
    public String externalDnsInterval = "";

    @DataBoundSetter
    public String privatePlatform = "None";

    @DataBoundSetter
    public String azurePlsResourceGroup = "";

    @DataBoundSetter
    public String azurePrivateSecret = "";

    @DataBoundSetter
    public String azurePrivateSecretKey = "credentials";

    @DataBoundSetter
    public String azurePlsManagedIdentityClientId = "";

    @DataBoundSetter
    public String azurePlsSubscriptionId = "";

    @DataBoundSetter
    public String scaleFromZeroProvider = "";

    @DataBoundSetter
    public String scaleFromZeroSecret = "";

    @DataBoundSetter
    public String scaleFromZeroSecretKey = "credentials";

    @DataBoundSetter
    public String imagePullPolicy = "IfNotPresent";

    @DataBoundSetter
    public String limitCrdInstall = "Azure";

    @DataBoundSetter
    public boolean enableConversionWebhook = true;

    @DataBoundSetter
    public boolean enableDefaultingWebhook;

    @DataBoundSetter
    public boolean enableValidatingWebhook;

    @DataBoundSetter
    public boolean disableCapiConversionWebhook;

    @DataBoundSetter
    public boolean disableCapiMigration;

    @DataBoundSetter
    public boolean enableEtcdRecovery = true;

    @DataBoundSetter
    public boolean enableDedicatedRequestServingIsolation = true;

    @DataBoundSetter
    public String platformMonitoring = "";

    @DataBoundSetter
    public String metricsSet = "Telemetry";

    @DataBoundSetter
    public boolean techPreviewNoUpgrade;

    @DataBoundSetter
    public String registryOverrides = "";

    @DataBoundSetter
    public String additionalOperatorEnvVars = "";

    @DataBoundSetter
    public boolean enableCpoOverrides;

    @DataBoundSetter
    public boolean enableSizeTagging;

    @DataBoundSetter
    public boolean enableAuditLogPersistence;

    @DataBoundSetter
    public boolean slosAlerts;

    @DataBoundSetter
    public boolean monitoringDashboards;

    @DataBoundSetter
    public String hcpEgressBlockCidrs = "";

    final FromJob rendering(String image, StepInputs inputs, @Nullable FilePath workspace)
            throws IOException, InterruptedException {
        return new FromJob(
                image,
                flags(),
                file(IMAGE_REFS_FILE, imageRefsFile, inputs, workspace),
                inputs.secretFile(ADDITIONAL_TRUST_BUNDLE_FILE, Arguments.orNull(additionalTrustBundleCredentialsId)));
    }

    private OperatorFlags flags() {
        var flags = new EnumMap<Parameter, @Nullable String>(Parameter.class);
        flags.put(IMAGE_PULL_POLICY, imagePullPolicy);
        flags.put(LIMIT_CRD_INSTALL, limitCrdInstall);
        flags.put(ENABLE_CONVERSION_WEBHOOK, String.valueOf(enableConversionWebhook));
        flags.put(ENABLE_DEFAULTING_WEBHOOK, String.valueOf(enableDefaultingWebhook));
        flags.put(ENABLE_VALIDATING_WEBHOOK, String.valueOf(enableValidatingWebhook));
        flags.put(DISABLE_CAPI_CONVERSION_WEBHOOK, String.valueOf(disableCapiConversionWebhook));
        flags.put(DISABLE_CAPI_MIGRATION, String.valueOf(disableCapiMigration));
        flags.put(ENABLE_ETCD_RECOVERY, String.valueOf(enableEtcdRecovery));
        flags.put(ENABLE_DEDICATED_REQUEST_SERVING_ISOLATION, String.valueOf(enableDedicatedRequestServingIsolation));
        flags.put(PLATFORM_MONITORING, platformMonitoring);
        flags.put(METRICS_SET, metricsSet);
        flags.put(TECH_PREVIEW_NO_UPGRADE, String.valueOf(techPreviewNoUpgrade));
        flags.put(REGISTRY_OVERRIDES, registryOverrides);
        flags.put(ADDITIONAL_OPERATOR_ENV_VARS, additionalOperatorEnvVars);
        flags.put(ENABLE_CPO_OVERRIDES, String.valueOf(enableCpoOverrides));
        flags.put(ENABLE_SIZE_TAGGING, String.valueOf(enableSizeTagging));
        flags.put(ENABLE_AUDIT_LOG_PERSISTENCE, String.valueOf(enableAuditLogPersistence));
        flags.put(SLOS_ALERTS, String.valueOf(slosAlerts));
        flags.put(MONITORING_DASHBOARDS, String.valueOf(monitoringDashboards));
        flags.put(HCP_EGRESS_BLOCK_CIDRS, hcpEgressBlockCidrs);
        return OperatorFlags.given(flags);
    }

    final ExternalDnsOptions externalDns(StepInputs inputs) {
        return new ExternalDnsOptions(
                Arguments.or(externalDnsProvider, ""),
                credentials(EXTERNAL_DNS_CREDENTIALS_FILE, externalDnsCredentialsId, externalDnsSecret, null, inputs),
                Arguments.or(externalDnsDomainFilter, ""),
                Arguments.optional(externalDnsTxtOwnerId),
                Arguments.optional(externalDnsImage),
                Arguments.optional(externalDnsInterval));
    }

    final PrivatePlatformOptions privatePlatform(StepInputs inputs) {
        return new PrivatePlatformOptions(
                Arguments.or(privatePlatform, PrivatePlatformOptions.NO_PLATFORM),
                Arguments.or(azurePlsResourceGroup, ""),
                credentials(
                        AZURE_PRIVATE_CREDS_FILE,
                        azurePrivateCredentialsId,
                        azurePrivateSecret,
                        azurePrivateSecretKey,
                        inputs),
                Arguments.optional(azurePlsManagedIdentityClientId),
                Arguments.optional(azurePlsSubscriptionId));
    }

    final ScaleFromZeroOptions scaleFromZero(StepInputs inputs) {
        return new ScaleFromZeroOptions(
                Arguments.or(scaleFromZeroProvider, ""),
                credentials(
                        SCALE_FROM_ZERO_CREDS_FILE,
                        scaleFromZeroCredentialsId,
                        scaleFromZeroSecret,
                        scaleFromZeroSecretKey,
                        inputs));
    }

    private static CredentialOption credentials(
            Parameter file, @Nullable String id, @Nullable String secret, @Nullable String key, StepInputs inputs) {
        return new CredentialOption(
                inputs.secretFile(file, Arguments.orNull(id)),
                Arguments.optional(secret),
                Arguments.or(key, CredentialOption.KEY));
    }

    private static Source file(
            Parameter parameter, @Nullable String path, StepInputs inputs, @Nullable FilePath workspace)
            throws IOException, InterruptedException {
        var given = Arguments.orNull(path);
        return given == null
                ? Source.none()
                : WorkspaceFile.find(parameter, given, workspace, inputs).orElse(Source.text("", given));
    }
}
