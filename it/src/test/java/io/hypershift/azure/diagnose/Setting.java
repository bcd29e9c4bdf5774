package io.hypershift.azure.diagnose;

import io.hypershift.azure.foundation.ExternalDns;
import io.hypershift.azure.foundation.ExternalDnsRoles;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.RoleScope;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.it.Entrance;
import io.hypershift.azure.operator.CredentialOption;
import io.hypershift.azure.operator.ExternalDnsOptions;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.operator.PrivatePlatformOptions;
import io.hypershift.azure.operator.ScaleFromZeroOptions;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.hypershift.ManagementSettings;
import io.hypershift.azure.sandbox.hypershift.ManagementSettings.NodeSize;
import java.time.Duration;
import java.util.Optional;

/** Where clusters are made: what the management cluster has, and how its operator is installed. */
enum Setting {
    /** The operator alone. */
    USUAL,
    /** With external DNS, for a zone of its own. */
    EXTERNAL_DNS,
    /** In Azure, with an operator that serves private clusters. */
    PRIVATE,
    /** Room for one control plane and little more. */
    SMALL,
    /** Where everything takes some of the time that it takes in reality. */
    SLOW,
    /** On a foundation whose identities have their rights on the whole subscription. */
    SUBSCRIPTION_ROLES;

    /** Whose zone external DNS writes into, and the foundation that all clusters stand on which need none of their own. */
    static final String FOUNDATION = "it";

    static final String EXTERNAL_DOMAIN = "it.example.com";

    ManagementSettings management() {
        return this == SMALL
                ? ManagementSettings.DEFAULT.withWorkers(2, new NodeSize("2", "4Gi", 250))
                : ManagementSettings.DEFAULT;
    }

    Latency latency() {
        return this == SLOW ? new Latency(0.01) : Latency.NONE;
    }

    Rights rights() {
        var usual = Rights.on(Optional.of("example.com"));
        return this == SUBSCRIPTION_ROLES
                ? new Rights(
                        usual.baseDomain(),
                        usual.dnsZoneResourceGroup(),
                        RoleScope.SUBSCRIPTION,
                        usual.networkResourceGroup(),
                        usual.securityGroupResourceGroup())
                : usual;
    }

    ServicePrincipals principals() {
        return this == EXTERNAL_DNS
                ? new ServicePrincipals(
                        Optional.of(new ExternalDns(
                                Optional.empty(), Optional.empty(), Optional.empty(), false, ExternalDnsRoles.LEAST)),
                        false,
                        Duration.ofDays(90))
                : ServicePrincipals.NONE;
    }

    void prepare(SampleSite site) {
        if (this == PRIVATE) {
            new ManagementAzure(site).make();
        }
        site.foundation(FOUNDATION);
        site.hypershift().operators().install(operator(site), new Cancellation());
    }

    /** How its operator is installed. */
    InstallOperatorRequest operator(SampleSite site) {
        return operator(site, this == EXTERNAL_DNS ? externalDns(site, EXTERNAL_DOMAIN) : ExternalDnsOptions.NONE);
    }

    /** External DNS for a zone, as who may write into its own. */
    static ExternalDnsOptions externalDns(SampleSite site, String zone) {
        var credentials = site.bundle(FOUNDATION).directory().resolve("azure_mgmt.json");
        return ExternalDnsOptions.of(zone, CredentialOption.of(Source.file(credentials)));
    }

    InstallOperatorRequest operator(SampleSite site, ExternalDnsOptions externalDns) {
        return new InstallOperatorRequest(
                InstallOperatorRequest.NAMESPACE,
                Manifests.FromJob.of(InstallOperatorRequest.IMAGE),
                Entrance.file(site.sandbox().properties(), "hypershift.pullSecretFile"),
                externalDns,
                this == PRIVATE ? privatePlatform(site) : PrivatePlatformOptions.NONE,
                ScaleFromZeroOptions.NONE,
                false,
                new Rollout(Duration.ofMinutes(5), true));
    }

    private static PrivatePlatformOptions privatePlatform(SampleSite site) {
        var credentials = Source.file(new ManagementAzure(site).operatorCredentials());
        return new PrivatePlatformOptions(
                PrivatePlatformOptions.AZURE,
                ManagementAzure.GROUP,
                CredentialOption.of(credentials),
                Optional.empty(),
                Optional.empty());
    }
}
