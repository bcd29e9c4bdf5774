package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.ADDITIONAL_OPERATOR_ENV_VARS;
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
import static io.hypershift.azure.failure.Parameter.HCP_EGRESS_BLOCK_CIDRS;
import static io.hypershift.azure.failure.Parameter.IMAGE_PULL_POLICY;
import static io.hypershift.azure.failure.Parameter.LIMIT_CRD_INSTALL;
import static io.hypershift.azure.failure.Parameter.METRICS_SET;
import static io.hypershift.azure.failure.Parameter.MONITORING_DASHBOARDS;
import static io.hypershift.azure.failure.Parameter.PLATFORM_MONITORING;
import static io.hypershift.azure.failure.Parameter.REGISTRY_OVERRIDES;
import static io.hypershift.azure.failure.Parameter.SLOS_ALERTS;
import static io.hypershift.azure.failure.Parameter.TECH_PREVIEW_NO_UPGRADE;

import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.CredentialOption;
import io.hypershift.azure.operator.ExternalDnsOptions;
import io.hypershift.azure.operator.OperatorFlags;
import io.hypershift.azure.operator.PrivatePlatformOptions;
import io.hypershift.azure.operator.ScaleFromZeroOptions;
import java.io.File;
import java.util.EnumMap;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal with the options of HyperShift's own <code>install</code>: what is not given is as HyperShift has it. */
abstract class OperatorOptionsMojo extends ManagementMojo {
    /**
     * The credentials of external DNS, Azure's <code>azure.json</code>: <code>create-foundation</code> writes them to
     * azure_mgmt.json.
     */
    @Parameter(property = "hypershift.externalDnsCredentialsFile")
    @Nullable File externalDnsCredentialsFile;

    /**
     * The credentials of who makes Private Link Services for private clusters, in JSON as
     * <code>azureCredentialsFile</code>.
     */
    @Parameter(property = "hypershift.azurePrivateCredsFile")
    @Nullable File azurePrivateCredsFile;

    /** The credentials of who asks Azure what a VM size has, in JSON as <code>azureCredentialsFile</code>. */
    @Parameter(property = "hypershift.scaleFromZeroCredsFile")
    @Nullable File scaleFromZeroCredsFile;

    /** An image stream with the images to use, in place of those that the operator knows. */
    @Parameter(property = "hypershift.imageRefsFile")
    @Nullable File imageRefsFile;

    /** Certificates in PEM that the operator trusts besides its own. */
    @Parameter(property = "hypershift.additionalTrustBundleFile")
    @Nullable File additionalTrustBundleFile;

    /** Installs external DNS, which writes clusters' names into a zone: <code>azure</code>, or nothing. */
    @Parameter(property = "hypershift.externalDnsProvider")
    @Nullable String externalDnsProvider;

    /** The zone whose names external DNS writes. */
    @Parameter(property = "hypershift.externalDnsDomainFilter")
    @Nullable String externalDnsDomainFilter;

    /**
     * A Secret in the operator's namespace that holds external DNS' credentials already, instead of
     * <code>externalDnsCredentialsFile</code>.
     */
    @Parameter(property = "hypershift.externalDnsSecret")
    @Nullable String externalDnsSecret;

    /**
     * By which id external DNS knows its records. Without it, the id of the external DNS that runs there, else one
     * made from zone and management cluster. With another one, records that were written so far are nobody's.
     */
    @Parameter(property = "hypershift.externalDnsTxtOwnerId")
    @Nullable String externalDnsTxtOwnerId;

    /** The image of external DNS. Without it, HyperShift's own. */
    @Parameter(property = "hypershift.externalDnsImage")
    @Nullable String externalDnsImage;

    /** How often external DNS looks, such as 1m. */
    @Parameter(property = "hypershift.externalDnsInterval")
    @Nullable String externalDnsInterval;

    /** Lets the operator make private clusters: <code>Azure</code>, or <code>None</code>. */
    @Parameter(property = "hypershift.privatePlatform", defaultValue = "None")
    String privatePlatform;

    /** The resource group of the management cluster's load balancers, for private clusters. */
    @Parameter(property = "hypershift.azurePlsResourceGroup")
    @Nullable String azurePlsResourceGroup;

    /**
     * A Secret in the operator's namespace that holds those credentials already, instead of
     * <code>azurePrivateCredsFile</code>.
     */
    @Parameter(property = "hypershift.azurePrivateSecret")
    @Nullable String azurePrivateSecret;

    /** The key of that Secret which holds the credentials. */
    @Parameter(property = "hypershift.azurePrivateSecretKey", defaultValue = "credentials")
    String azurePrivateSecretKey;

    /**
     * The client id of a managed identity that makes Private Link Services, instead of credentials: the management
     * cluster must have workload identity.
     */
    @Parameter(property = "hypershift.azurePlsManagedIdentityClientId")
    @Nullable String azurePlsManagedIdentityClientId;

    /** The subscription of that managed identity. */
    @Parameter(property = "hypershift.azurePlsSubscriptionId")
    @Nullable String azurePlsSubscriptionId;

    /** Lets node pools grow from no node at all: <code>azure</code>, or nothing. */
    @Parameter(property = "hypershift.scaleFromZeroProvider")
    @Nullable String scaleFromZeroProvider;

    /**
     * A Secret in the operator's namespace that holds those credentials already, instead of
     * <code>scaleFromZeroCredsFile</code>.
     */
    @Parameter(property = "hypershift.scaleFromZeroSecret")
    @Nullable String scaleFromZeroSecret;

    /** The key of that Secret which holds the credentials. */
    @Parameter(property = "hypershift.scaleFromZeroSecretKey", defaultValue = "credentials")
    String scaleFromZeroSecretKey;

    /** When the kubelet pulls the operator's image: Always, IfNotPresent or Never. */
    @Parameter(property = "hypershift.imagePullPolicy", defaultValue = "IfNotPresent")
    String imagePullPolicy;

    /**
     * For which platforms the CRDs are installed: AWS, Azure, IBMCloud, KubeVirt, Agent, OpenStack or GCP, several
     * with commas between them. (HyperShift's own default is all of them.)
     */
    @Parameter(property = "hypershift.limitCrdInstall", defaultValue = "Azure")
    String limitCrdInstall;

    /** Whether the operator converts HyperShift's objects between versions; it then runs twice. */
    @Parameter(property = "hypershift.enableConversionWebhook", defaultValue = "true")
    boolean enableConversionWebhook;

    /** Whether the operator fills in defaults by a webhook. */
    @Parameter(property = "hypershift.enableDefaultingWebhook", defaultValue = "false")
    boolean enableDefaultingWebhook;

    /** Whether the operator checks HyperShift's objects by a webhook. */
    @Parameter(property = "hypershift.enableValidatingWebhook", defaultValue = "false")
    boolean enableValidatingWebhook;

    /** Leaves out the conversion of Cluster API's objects between versions. */
    @Parameter(property = "hypershift.disableCapiConversionWebhook", defaultValue = "false")
    boolean disableCapiConversionWebhook;

    /** Leaves Cluster API's objects stored in version v1beta1. */
    @Parameter(property = "hypershift.disableCapiMigration", defaultValue = "false")
    boolean disableCapiMigration;

    /** Whether the operator brings failed etcd members back. */
    @Parameter(property = "hypershift.enableEtcdRecovery", defaultValue = "true")
    boolean enableEtcdRecovery;

    /** Whether components that serve requests may be put on nodes of their own. */
    @Parameter(property = "hypershift.enableDedicatedRequestServingIsolation", defaultValue = "true")
    boolean enableDedicatedRequestServingIsolation;

    /**
     * What the monitoring of an OpenShift management cluster watches: None, OperatorOnly or All. Without it, the operator alone, as
     * HyperShift has it.
     */
    @Parameter(property = "hypershift.platformMonitoring")
    @Nullable String platformMonitoring;

    /** Which metrics each control plane has: Telemetry, SRE or All. */
    @Parameter(property = "hypershift.metricsSet", defaultValue = "Telemetry")
    String metricsSet;

    /** Whether the operator runs with features in technology preview. */
    @Parameter(property = "hypershift.techPreviewNoUpgrade", defaultValue = "false")
    boolean techPreviewNoUpgrade;

    /**
     * Registries to take images from instead of others, as <code>source=destination</code> with commas between them.
     */
    @Parameter(property = "hypershift.registryOverrides")
    @Nullable String registryOverrides;

    /** Environment variables for the operator, as <code>name=value</code> with commas between them. */
    @Parameter(property = "hypershift.additionalOperatorEnvVars")
    @Nullable String additionalOperatorEnvVars;

    /** Whether the operator replaces the control plane operator's image of certain releases. */
    @Parameter(property = "hypershift.enableCpoOverrides", defaultValue = "false")
    boolean enableCpoOverrides;

    /** Whether clusters are labelled by how many nodes they have. */
    @Parameter(property = "hypershift.enableSizeTagging", defaultValue = "false")
    boolean enableSizeTagging;

    /** Whether audit logs are kept on volumes with snapshots. */
    @Parameter(property = "hypershift.enableAuditLogPersistence", defaultValue = "false")
    boolean enableAuditLogPersistence;

    /** Whether Prometheus alerts about clusters and node pools are made. */
    @Parameter(property = "hypershift.slosAlerts", defaultValue = "false")
    boolean slosAlerts;

    /** Whether each cluster gets a dashboard of its metrics. */
    @Parameter(property = "hypershift.monitoringDashboards", defaultValue = "false")
    boolean monitoringDashboards;

    /**
     * Networks that control planes must not reach, in place of the management cluster's API servers, with commas
     * between them.
     */
    @Parameter(property = "hypershift.hcpEgressBlockCidrs")
    @Nullable String hcpEgressBlockCidrs;

    final OperatorFlags flags() {
        var flags = new EnumMap<io.hypershift.azure.failure.Parameter, @Nullable String>(
                io.hypershift.azure.failure.Parameter.class);
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

    final ExternalDnsOptions externalDns() {
        return new ExternalDnsOptions(
                Inputs.orEmpty(externalDnsProvider),
                credentials(externalDnsCredentialsFile, externalDnsSecret, CredentialOption.KEY),
                Inputs.orEmpty(externalDnsDomainFilter),
                Optional.ofNullable(externalDnsTxtOwnerId),
                Optional.ofNullable(externalDnsImage),
                Optional.ofNullable(externalDnsInterval));
    }

    final PrivatePlatformOptions privatePlatform() {
        return new PrivatePlatformOptions(
                privatePlatform,
                Inputs.orEmpty(azurePlsResourceGroup),
                credentials(azurePrivateCredsFile, azurePrivateSecret, azurePrivateSecretKey),
                Optional.ofNullable(azurePlsManagedIdentityClientId),
                Optional.ofNullable(azurePlsSubscriptionId));
    }

    final ScaleFromZeroOptions scaleFromZero() {
        return new ScaleFromZeroOptions(
                Inputs.orEmpty(scaleFromZeroProvider),
                credentials(scaleFromZeroCredsFile, scaleFromZeroSecret, scaleFromZeroSecretKey));
    }

    private static CredentialOption credentials(@Nullable File file, @Nullable String secret, String key) {
        return new CredentialOption(Source.file(file), Optional.ofNullable(secret), key);
    }
}
