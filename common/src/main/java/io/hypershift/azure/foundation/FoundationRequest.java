package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What phase 1 should make.
 *
 * @param prefix the foundation's name, and the beginning of the names in it
 * @param location the Azure region
 * @param persistentResourceGroup the group that outlives all clusters; made when absent, else used as it is
 * @param principals who signs in with a secret
 * @param tags put on all that is made, beside our own
 * @param handoff where what phases 2 and 3 need goes, and where an existing signing key is taken from
 */
public record FoundationRequest(
        String prefix,
        String location,
        String persistentResourceGroup,
        WorkloadIdentities identities,
        Issuer issuer,
        Rights rights,
        ServicePrincipals principals,
        Map<String, String> tags,
        Handoff handoff) {

    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

    /**
     * The identities of HyperShift's components.
     *
     * @param prefix what their names begin with; the guide's {@code {prefix}-hc} unless given
     * @param infraId the end of their names, where they have the CLI's
     * @param controlPlaneOperator whether there is one for the control plane operator, which private clusters need
     * @param kms whether there is one that encrypts etcd with a vault's key
     */
    public record WorkloadIdentities(
            Optional<String> prefix,
            IdentityNaming naming,
            Optional<String> infraId,
            boolean controlPlaneOperator,
            boolean kms) {

        /** The guide's names, and those that the CLI makes without further flags. */
        public static final WorkloadIdentities USUAL =
                new WorkloadIdentities(Optional.empty(), IdentityNaming.GUIDE, Optional.empty(), true, false);
    }

    /**
     * The OIDC issuer.
     *
     * @param storageAccount its storage account; where not given, one that ccoctl has made in the group, else a name made of
     *     prefix and subscription
     * @param rotateSigningKey adds a new key, for clusters made from now on; those that run keep theirs
     * @param retireSigningKey the id of a key to be published no longer: clusters that sign with it are cut off
     */
    public record Issuer(Optional<String> storageAccount, boolean rotateSigningKey, Optional<String> retireSigningKey) {
        /** A new issuer with one key, or the one that is there. */
        public static final Issuer USUAL = new Issuer(Optional.empty(), false, Optional.empty());
    }

    /**
     * The rights that are given once, on what outlives clusters.
     *
     * @param baseDomain the public zone that clusters will have their names in
     * @param dnsZoneResourceGroup the group it must lie in; looked up unless given
     * @param scope where the components' roles are given
     * @param networkResourceGroup a group with a customer's virtual network
     * @param securityGroupResourceGroup a group with a customer's network security group
     */
    public record Rights(
            Optional<String> baseDomain,
            Optional<String> dnsZoneResourceGroup,
            RoleScope scope,
            Optional<String> networkResourceGroup,
            Optional<String> securityGroupResourceGroup) {

        /** The rights on a base domain, the others being each cluster's own. */
        public static Rights on(Optional<String> baseDomain) {
            return new Rights(baseDomain, Optional.empty(), RoleScope.CLUSTER, Optional.empty(), Optional.empty());
        }
    }

    public FoundationRequest {
        tags = Map.copyOf(tags);
    }

    /** Everything that is wrong with the request, as far as it can be told without asking Azure. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(
                Parameter.PREFIX,
                prefix,
                PREFIX,
                "at most 40 lower-case letters, digits and inner hyphens, beginning and ending with a letter or digit");
        checks.matches(Parameter.LOCATION, location, Names.LOCATION, Names.LOCATION_RULE);
        group(checks, Parameter.PERSISTENT_RESOURCE_GROUP, persistentResourceGroup);
        validateIdentities(checks);
        issuer.storageAccount()
                .ifPresent(it -> checks.matches(
                        Parameter.OIDC_STORAGE_ACCOUNT, it, Names.STORAGE_ACCOUNT, Names.STORAGE_ACCOUNT_RULE));
        validateRights(checks);
        principals.validate(prefix, rights.baseDomain(), checks);
        tags.keySet().stream()
                .filter(tag -> !Names.isTag(tag))
                .forEach(tag -> checks.wrong(Parameter.RESOURCE_GROUP_TAGS, tag, "Azure takes no tag of that name"));
        handoff.check(checks);
        return checks.problems();
    }

    private void validateIdentities(Checks checks) {
        identities
                .prefix()
                .ifPresent(it ->
                        checks.matches(Parameter.IDENTITY_PREFIX, it, PREFIX, "the same rule as for the prefix holds"));
        if (identities.naming() == IdentityNaming.HYPERSHIFT) {
            checks.matches(
                    Parameter.INFRA_ID,
                    identities.infraId().orElse(""),
                    PREFIX,
                    "it ends the identities' names, so the same rule as for the prefix holds");
        }
    }

    private void validateRights(Checks checks) {
        rights.baseDomain().ifPresent(it -> checks.matches(Parameter.BASE_DOMAIN, it, Names.DOMAIN, Names.DOMAIN_RULE));
        rights.dnsZoneResourceGroup().ifPresent(it -> group(checks, Parameter.DNS_ZONE_RG_NAME, it));
        rights.networkResourceGroup().ifPresent(it -> group(checks, Parameter.VNET_RESOURCE_GROUP, it));
        rights.securityGroupResourceGroup()
                .ifPresent(it -> group(checks, Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP, it));
    }

    private static void group(Checks checks, Parameter parameter, String value) {
        checks.matches(parameter, value, Names.RESOURCE_GROUP, Names.RESOURCE_GROUP_RULE);
    }

    IdentityNames identityNames() {
        return new IdentityNames(
                identities.naming(),
                identities.prefix().orElse(prefix + "-hc"),
                identities.infraId().orElse(""));
    }

    /** The components that get an identity. */
    List<Component> components() {
        return Arrays.stream(Component.values())
                .filter(it -> switch (it) {
                    case CONTROL_PLANE_OPERATOR -> identities.controlPlaneOperator();
                    case KMS -> identities.kms();
                    default -> true;
                })
                .toList();
    }
}
