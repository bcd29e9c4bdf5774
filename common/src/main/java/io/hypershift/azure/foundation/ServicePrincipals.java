package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * Who signs in with a secret: none unless asked for, since it takes a right in the directory.
 *
 * @param clusterOperations whether there is one that creates and destroys clusters
 * @param secretLifetime how long a new secret is good for
 */
public record ServicePrincipals(Optional<ExternalDns> externalDns, boolean clusterOperations, Duration secretLifetime) {

    public static final ServicePrincipals NONE = new ServicePrincipals(Optional.empty(), false, Duration.ofDays(180));

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(730);

    void validate(String prefix, Optional<String> baseDomain, Checks checks) {
        externalDns.ifPresent(it -> it.validate(prefix, baseDomain, checks));
        if (secretLifetime.compareTo(SHORTEST) < 0 || secretLifetime.compareTo(LONGEST) > 0) {
            checks.wrong(
                    Parameter.SECRET_LIFETIME,
                    secretLifetime.toDays() + "d",
                    "a secret lives from one day to two years, such as 180d");
        }
    }
}
