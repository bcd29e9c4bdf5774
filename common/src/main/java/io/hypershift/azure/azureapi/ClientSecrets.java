package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The client secrets of applications. The directory tells a secret once, and later on its first three characters. */
public final class ClientSecrets {
    private static final int HINT = 3;

    private final JsonCalls reads;
    private final JsonCalls actions;

    ClientSecrets(JsonCalls reads, JsonCalls actions) {
        this.reads = reads;
        this.actions = actions;
    }

    /** Until when the application can sign in with this secret; empty where it has no such secret. */
    public Optional<Instant> endOf(Application application, Sensitive secret) {
        return all(application).stream()
                .filter(it -> isHintOf(it, secret))
                .map(it -> OffsetDateTime.parse(it.path("endDateTime").asText()).toInstant())
                .max(Instant::compareTo);
    }

    /**
     * Makes a secret beside those that there are.
     *
     * @param mark by which it can be found again
     */
    public Sensitive add(Application application, String mark, Instant end) {
        var body = Json.object();
        body.putObject("passwordCredential").put("displayName", mark).put("endDateTime", end.toString());
        var what = "make a secret for application " + application.name();
        var made = actions.ask(what, path(application) + "/addPassword", body);
        var secret = made.path("secretText").asText("");
        if (secret.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("azure-unreachable", "Azure did not answer as expected when asked to {}", what));
        }
        return Sensitive.of(secret);
    }

    /** Removes the secrets of a mark, except one that is in use. */
    public void remove(Application application, String mark, Optional<Sensitive> except) {
        all(application).stream()
                .filter(it -> it.path("displayName").asText("").equals(mark))
                .filter(it -> except.filter(used -> isHintOf(it, used)).isEmpty())
                .forEach(it -> actions.ask(
                        "remove a secret of application " + application.name(),
                        path(application) + "/removePassword",
                        Json.object().put("keyId", it.path("keyId").asText())));
    }

    private static boolean isHintOf(JsonNode known, Sensitive secret) {
        var hint = known.path("hint").asText("");
        return hint.length() == HINT && secret.reveal().startsWith(hint);
    }

    private List<JsonNode> all(Application application) {
        var known = reads.get(
                "read the secrets of application " + application.name(),
                path(application) + "?$select=passwordCredentials");
        return StreamSupport.stream(known.path("passwordCredentials").spliterator(), false)
                .toList();
    }

    private static String path(Application application) {
        return "v1.0/applications/" + application.id();
    }
}
