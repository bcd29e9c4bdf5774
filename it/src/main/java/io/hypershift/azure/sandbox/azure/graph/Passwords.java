package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.Password;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** {@code addPassword} and {@code removePassword} of applications and service principals. */
final class Passwords {
    /** What Graph gives when no end is asked for. */
    private static final Duration LIFETIME = Duration.ofDays(730);

    private final SecureRandom random = new SecureRandom();
    private final Directory directory;
    private final Clock clock;

    Passwords(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    ObjectNode add(String owner, JsonNode body) {
        var asked = body.path("passwordCredential");
        var secret = new byte[30];
        random.nextBytes(secret);
        var password = new Password(
                owner,
                UUID.randomUUID().toString(),
                asked.path("displayName").asText(),
                Base64.getUrlEncoder().encodeToString(secret),
                clock.instant(),
                Json.text(asked, "/endDateTime")
                        .map(end -> OffsetDateTime.parse(end).toInstant())
                        .orElse(clock.instant().plus(LIFETIME)));
        directory.add(password);
        return Documents.of(password).put("secretText", password.secret());
    }

    void remove(String owner, JsonNode body) {
        if (!directory.removePassword(owner, body.path("keyId").asText())) {
            throw GraphException.badRequest("No password credential found with keyId.");
        }
    }
}
