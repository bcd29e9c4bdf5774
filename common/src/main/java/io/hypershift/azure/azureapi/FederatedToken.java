package io.hypershift.azure.azureapi;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Sensitive;

/**
 * A token of somebody else's issuer, such as a CI's, that Entra takes for a login.
 *
 * @param origin what named the token, for messages
 */
record FederatedToken(Source source, String origin) {

    /** The token as it is now. */
    Sensitive read() {
        try {
            var token = source.read().strip();
            if (token.isEmpty()) {
                throw refused("is empty");
            }
            return Sensitive.of(token);
        } catch (Source.Unreadable e) {
            throw refused(e.reason());
        }
    }

    private HyperShiftException refused(String reason) {
        return new HyperShiftException(Problem.of("federated-token", "{}: {} {}", origin, source.origin(), reason)
                .because("It must hold the token that the CI has issued for this run.")
                .remedy(
                        "Let the CI write it there, or give other credentials, such as a file with {}.",
                        Parameter.AZURE_CREDENTIALS_FILE));
    }
}
