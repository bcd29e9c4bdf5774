package io.hypershift.azure.sandbox.hypershift.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that service accounts have: like a kubelet, it asks for a new one only after most of a token's life. With another key or
 * issuer a token is another one.
 */
public final class IssuedTokens {
    /** Four fifths of an hour, as a kubelet does. */
    private static final Duration LIFE = Duration.ofMinutes(48);

    private final Map<Holder, Issued> tokens = new ConcurrentHashMap<>();

    private record Holder(String keyId, String issuer, Component component) {}

    private record Issued(String token, Instant at) {
        boolean isFresh() {
            return at.plus(LIFE).isAfter(Instant.now());
        }
    }

    /** The component's token. */
    String of(ServiceAccountSigner signer, Component component) {
        return tokens.compute(
                        new Holder(signer.keyId(), signer.issuer(), component),
                        (holder, known) -> known != null && known.isFresh() ? known : issued(signer, component))
                .token();
    }

    private static Issued issued(ServiceAccountSigner signer, Component component) {
        return new Issued(signer.token(component.namespace(), component.serviceAccount()), Instant.now());
    }
}
