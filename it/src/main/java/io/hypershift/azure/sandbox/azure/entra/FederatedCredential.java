package io.hypershift.azure.sandbox.azure.entra;

import java.util.List;

/** Which tokens of somebody else's issuer are good for a login. */
public record FederatedCredential(String issuer, String subject, List<String> audiences) {
    public FederatedCredential {
        audiences = List.copyOf(audiences);
    }
}
