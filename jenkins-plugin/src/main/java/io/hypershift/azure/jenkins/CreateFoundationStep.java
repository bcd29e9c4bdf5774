package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_TAGS;

import hudson.Extension;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.foundation.RoleScope;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftCreateFoundation(...)}: makes the Azure foundation that all clusters share. What clusters need of it is kept in
 * a Secret of the management cluster: a file would go with the controller or the workspace, and the signing key with it.
 */
public final class CreateFoundationStep extends ServicePrincipalsStep {
    static final String NAME = "hypershiftCreateFoundation";

    private static final long serialVersionUID = 1L;
    private static final String LOCATION = "eastus";
    private static final String IDENTITY_NAMING = "guide";
    private static final String ROLE_SCOPE = "cluster";

    private String location = LOCATION;
    private @Nullable String identityPrefix;
    private String identityNaming = IDENTITY_NAMING;
    private @Nullable String infraId;
    private boolean controlPlaneOperatorIdentity = true;
    private boolean enableKms;
    private @Nullable String oidcStorageAccount;
    private boolean rotateSigningKey;
    private @Nullable String retireSigningKey;
    private @Nullable String baseDomain;
    private @Nullable String dnsZoneRgName;
    private String roleScope = ROLE_SCOPE;
    private @Nullable String vnetResourceGroup;
    private @Nullable String networkSecurityGroupResourceGroup;
    private @Nullable String resourceGroupTags;

    @DataBoundConstructor
    public CreateFoundationStep() {}

    public String getLocation() {
        return location;
    }

    @DataBoundSetter
    public void setLocation(@Nullable String given) {
        location = Arguments.or(given, LOCATION);
    }

    public @Nullable String getIdentityPrefix() {
        return identityPrefix;
    }

    @DataBoundSetter
    public void setIdentityPrefix(@Nullable String given) {
        identityPrefix = Arguments.orNull(given);
    }

    public String getIdentityNaming() {
        return identityNaming;
    }

    @DataBoundSetter
    public void setIdentityNaming(@Nullable String given) {
        identityNaming = Arguments.or(given, IDENTITY_NAMING);
    }

    public @Nullable String getInfraId() {
        return infraId;
    }

    @DataBoundSetter
    public void setInfraId(@Nullable String given) {
        infraId = Arguments.orNull(given);
    }

    public boolean isControlPlaneOperatorIdentity() {
        return controlPlaneOperatorIdentity;
    }

    @DataBoundSetter
    public void setControlPlaneOperatorIdentity(boolean given) {
        controlPlaneOperatorIdentity = given;
    }

    public boolean isEnableKms() {
        return enableKms;
    }

    @DataBoundSetter
    public void setEnableKms(boolean given) {
        enableKms = given;
    }

    public @Nullable String getOidcStorageAccount() {
        return oidcStorageAccount;
    }

    @DataBoundSetter
    public void setOidcStorageAccount(@Nullable String given) {
        oidcStorageAccount = Arguments.orNull(given);
    }

    public boolean isRotateSigningKey() {
        return rotateSigningKey;
    }

    @DataBoundSetter
    public void setRotateSigningKey(boolean given) {
        rotateSigningKey = given;
    }

    public @Nullable String getRetireSigningKey() {
        return retireSigningKey;
    }

    @DataBoundSetter
    public void setRetireSigningKey(@Nullable String given) {
        retireSigningKey = Arguments.orNull(given);
    }

    public @Nullable String getBaseDomain() {
        return baseDomain;
    }

    @DataBoundSetter
    public void setBaseDomain(@Nullable String given) {
        baseDomain = Arguments.orNull(given);
    }

    public @Nullable String getDnsZoneRgName() {
        return dnsZoneRgName;
    }

    @DataBoundSetter
    public void setDnsZoneRgName(@Nullable String given) {
        dnsZoneRgName = Arguments.orNull(given);
    }

    public String getRoleScope() {
        return roleScope;
    }

    @DataBoundSetter
    public void setRoleScope(@Nullable String given) {
        roleScope = Arguments.or(given, ROLE_SCOPE);
    }

    public @Nullable String getVnetResourceGroup() {
        return vnetResourceGroup;
    }

    @DataBoundSetter
    public void setVnetResourceGroup(@Nullable String given) {
        vnetResourceGroup = Arguments.orNull(given);
    }

    public @Nullable String getNetworkSecurityGroupResourceGroup() {
        return networkSecurityGroupResourceGroup;
    }

    @DataBoundSetter
    public void setNetworkSecurityGroupResourceGroup(@Nullable String given) {
        networkSecurityGroupResourceGroup = Arguments.orNull(given);
    }

    public @Nullable String getResourceGroupTags() {
        return resourceGroupTags;
    }

    @DataBoundSetter
    public void setResourceGroupTags(@Nullable String given) {
        resourceGroupTags = Arguments.orNull(given);
    }

    @Override
    Access access(StepInputs inputs) {
        return inputs.access(this, azure(inputs), servers(inputs));
    }

    FoundationRequest request(StepInputs inputs) {
        var request = new FoundationRequest(
                Arguments.or(getPrefix(), ""),
                location,
                Arguments.or(getPersistentResourceGroup(), ""),
                new WorkloadIdentities(
                        Optional.ofNullable(identityPrefix),
                        inputs.choice(Parameter.IDENTITY_NAMING, identityNaming, IdentityNaming.class),
                        Optional.ofNullable(infraId),
                        controlPlaneOperatorIdentity,
                        enableKms),
                new Issuer(
                        Optional.ofNullable(oidcStorageAccount),
                        rotateSigningKey,
                        Optional.ofNullable(retireSigningKey)),
                new Rights(
                        Optional.ofNullable(baseDomain),
                        Optional.ofNullable(dnsZoneRgName),
                        inputs.choice(Parameter.ROLE_SCOPE, roleScope, RoleScope.class),
                        Optional.ofNullable(vnetResourceGroup),
                        Optional.ofNullable(networkSecurityGroupResourceGroup)),
                principals(inputs),
                inputs.pairs(RESOURCE_GROUP_TAGS, resourceGroupTags),
                new Handoff(Optional.empty(), secret()));
        inputs.addAll(request.validate());
        return request;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CreateFoundationExecution(context, this);
    }

    /** What Jenkins is told of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptorBase {
        @Override
        public String getFunctionName() {
            return NAME;
        }

        @Override
        public String getDisplayName() {
            return "Make the Azure foundation of hosted clusters";
        }
    }
}
