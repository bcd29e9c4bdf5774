package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.nio.file.Path;
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
 * @param identityPrefix what identities' names begin with; the guide's {@code {prefix}-hc} unless given
 * @param oidcStorageAccount the issuer's storage account; a name made of prefix and subscription unless given
 * @param baseDomain the public zone that clusters will have their names in; when given, the ingress identity gets its role
 *     there now
 * @param tags put on all that is made, beside our own
 * @param bundleDirectory where the files for phases 2 and 3 go, and where an existing signing key is taken from
 */
public record FoundationRequest(
        String prefix,
        String location,
        String persistentResourceGroup,
        Optional<String> identityPrefix,
        Optional<String> oidcStorageAccount,
        Optional<String> baseDomain,
        Map<String, String> tags,
        Path bundleDirectory) {

    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

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
        checks.matches(
                Parameter.PERSISTENT_RESOURCE_GROUP,
                persistentResourceGroup,
                Names.RESOURCE_GROUP,
                Names.RESOURCE_GROUP_RULE);
        identityPrefix.ifPresent(
                it -> checks.matches(Parameter.IDENTITY_PREFIX, it, PREFIX, "the same rule as for the prefix holds"));
        oidcStorageAccount.ifPresent(it ->
                checks.matches(Parameter.OIDC_STORAGE_ACCOUNT, it, Names.STORAGE_ACCOUNT, Names.STORAGE_ACCOUNT_RULE));
        baseDomain.ifPresent(it -> checks.matches(Parameter.BASE_DOMAIN, it, Names.DOMAIN, Names.DOMAIN_RULE));
        tags.keySet().stream()
                .filter(tag -> !Names.isTag(tag))
                .forEach(tag -> checks.wrong(Parameter.RESOURCE_GROUP_TAGS, tag, "Azure takes no tag of that name"));
        return checks.problems();
    }

    String identities() {
        return identityPrefix.orElse(prefix + "-hc");
    }
}
