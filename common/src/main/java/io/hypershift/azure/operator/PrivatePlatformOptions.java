package io.hypershift.azure.operator;

import java.util.Optional;

/**
 * What private clusters need of the operator: it makes Azure Private Link Services for them.
 *
 * @param platform {@code Azure}, or {@code None}
 * @param resourceGroup where the management cluster's load balancers are; empty where it is not given
 * @param credentials who makes the Private Link Services
 * @param managedIdentityClientId an identity instead, by the management cluster's workload identity
 * @param subscriptionId the identity's subscription
 */
public record PrivatePlatformOptions(
        String platform,
        String resourceGroup,
        CredentialOption credentials,
        Optional<String> managedIdentityClientId,
        Optional<String> subscriptionId) {
    public static final String AZURE = "Azure";
    public static final String NO_PLATFORM = "None";

    /** No private clusters. */
    public static final PrivatePlatformOptions NONE =
            new PrivatePlatformOptions(NO_PLATFORM, "", CredentialOption.NONE, Optional.empty(), Optional.empty());

    boolean isWanted() {
        return !platform.equals(NO_PLATFORM);
    }
}
