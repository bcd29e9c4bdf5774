package io.hypershift.azure.sandbox.azure.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes access tokens and recognises its own. */
public final class TokenIssuer {
    /** Half of Entra's: nobody is to be kept out here, and signing took a third of all the time that a sandbox used. */
    private static final int KEY_BITS = 1024;

    /** Azure's services let a token pass whose time by their own clock is just over. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final String tenant;
    private final Duration lifetime;
    private final Clock clock;
    private final KeyPair keys = generate();
    private final String keyId = UUID.randomUUID().toString();

    /** @param lifetime how long a token is good for */
    public TokenIssuer(String tenant, Duration lifetime, Clock clock) {
        this.tenant = tenant;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * An access token for the resource that the audience names.
     *
     * @param roles the application permissions that the principal has there
     */
    public String issue(ServicePrincipal principal, String audience, Set<String> roles) {
        var now = clock.instant();
        var claims = Json.object()
                .put("aud", audience)
                .put("iss", "https://sts.windows.net/" + tenant + "/")
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond())
                .put("appid", principal.appId())
                .put("appidacr", "1")
                .put("idtyp", "app")
                .put("oid", principal.id())
                .put("sub", principal.id())
                .put("tid", tenant)
                .put("ver", "1.0");
        if (!roles.isEmpty()) {
            claims.set("roles", Json.strings(roles));
        }
        principal.identity().ifPresent(identity -> claims.put("xms_mirid", identity.text()));
        return Jwt.sign(claims, keyId, keys.getPrivate());
    }

    /** Whose token this is, if it is one of ours, still valid, and meant for one of these services. */
    public Optional<Caller> recognise(String token, Set<String> audiences) {
        return Jwt.parse(token)
                .filter(jwt -> jwt.isSignedBy(keys.getPublic()))
                .filter(jwt -> audiences.contains(withoutSlash(jwt.claim("aud"))))
                .filter(jwt -> jwt.claims().path("exp").asLong()
                        > clock.instant().minus(CLOCK_SKEW).getEpochSecond())
                .map(jwt -> new Caller(jwt.claim("oid"), jwt.claim("appid")));
    }

    Duration lifetime() {
        return lifetime;
    }

    JsonNode publicKeys() {
        return JsonWebKeys.setOf((RSAPublicKey) keys.getPublic(), keyId);
    }

    private static String withoutSlash(String audience) {
        return audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
