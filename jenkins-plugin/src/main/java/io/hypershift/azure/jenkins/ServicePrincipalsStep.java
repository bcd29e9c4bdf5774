package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_ROLES;
import static io.hypershift.azure.failure.Parameter.SECRET_LIFETIME;

import io.hypershift.azure.foundation.ExternalDns;
import io.hypershift.azure.foundation.ExternalDnsRoles;
import io.hypershift.azure.foundation.ServicePrincipals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What a foundation can be given for those who sign in with a secret: external DNS, and who creates clusters. */
public abstract class ServicePrincipalsStep extends FoundationStep {
    private static final long serialVersionUID = 1L;
    private static final String EXTERNAL_DNS_ROLES_DEFAULT = "least";
    private static final String SECRET_LIFETIME_DEFAULT = "180d";

    private boolean externalDns;
    private @Nullable String externalDnsZone;
    private @Nullable String parentDnsZone;
    private @Nullable String parentDnsResourceGroup;
    private boolean overwriteDelegation;
    private String externalDnsRoles = EXTERNAL_DNS_ROLES_DEFAULT;
    private boolean clusterOperationsPrincipal;
    private String secretLifetime = SECRET_LIFETIME_DEFAULT;
    private @Nullable String dnsServers;

    ServicePrincipalsStep() {}

    public final boolean isExternalDns() {
        return externalDns;
    }

    @DataBoundSetter
    public final void setExternalDns(boolean given) {
        externalDns = given;
    }

    public final @Nullable String getExternalDnsZone() {
        return externalDnsZone;
    }

    @DataBoundSetter
    public final void setExternalDnsZone(@Nullable String given) {
        externalDnsZone = Arguments.orNull(given);
    }

    public final @Nullable String getParentDnsZone() {
        return parentDnsZone;
    }

    @DataBoundSetter
    public final void setParentDnsZone(@Nullable String given) {
        parentDnsZone = Arguments.orNull(given);
    }

    public final @Nullable String getParentDnsResourceGroup() {
        return parentDnsResourceGroup;
    }

    @DataBoundSetter
    public final void setParentDnsResourceGroup(@Nullable String given) {
        parentDnsResourceGroup = Arguments.orNull(given);
    }

    public final boolean isOverwriteDelegation() {
        return overwriteDelegation;
    }

    @DataBoundSetter
    public final void setOverwriteDelegation(boolean given) {
        overwriteDelegation = given;
    }

    public final String getExternalDnsRoles() {
        return externalDnsRoles;
    }

    @DataBoundSetter
    public final void setExternalDnsRoles(@Nullable String given) {
        externalDnsRoles = Arguments.or(given, EXTERNAL_DNS_ROLES_DEFAULT);
    }

    public final boolean isClusterOperationsPrincipal() {
        return clusterOperationsPrincipal;
    }

    @DataBoundSetter
    public final void setClusterOperationsPrincipal(boolean given) {
        clusterOperationsPrincipal = given;
    }

    public final String getSecretLifetime() {
        return secretLifetime;
    }

    @DataBoundSetter
    public final void setSecretLifetime(@Nullable String given) {
        secretLifetime = Arguments.or(given, SECRET_LIFETIME_DEFAULT);
    }

    public final @Nullable String getDnsServers() {
        return dnsServers;
    }

    @DataBoundSetter
    public final void setDnsServers(@Nullable String given) {
        dnsServers = Arguments.orNull(given);
    }

    /** Who signs in with a secret. */
    final ServicePrincipals principals(StepInputs inputs) {
        var dns = new ExternalDns(
                Optional.ofNullable(externalDnsZone),
                Optional.ofNullable(parentDnsZone),
                Optional.ofNullable(parentDnsResourceGroup),
                overwriteDelegation,
                inputs.choice(EXTERNAL_DNS_ROLES, externalDnsRoles, ExternalDnsRoles.class));
        return new ServicePrincipals(
                externalDns ? Optional.of(dns) : Optional.empty(),
                clusterOperationsPrincipal,
                inputs.duration(SECRET_LIFETIME, secretLifetime));
    }

    /** Which servers to ask whether the world finds the zone. */
    final List<String> servers(StepInputs inputs) {
        return inputs.servers(DNS_SERVERS, dnsServers);
    }
}
