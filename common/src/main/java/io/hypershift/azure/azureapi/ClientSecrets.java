package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The client secrets of applications. The directory tells a secret once, and later on its first three characters. */
public final class ClientSecrets {
    private final JsonCalls reads;
    private final JsonCalls actions;

    ClientSecrets(JsonCalls reads, JsonCalls actions) {
        this.reads = reads;
        this.actions = actions;
    }

    /** Until when the application can sign in with this secret; empty where it has no such secret. */
    public Optional<Instant> endOf(Application application, Sensitive secret) {
        return all(application).stream()
                .filter(it -> it.path("hint").asText("").length() == 3
                        && secret.reveal().startsWith(it.path("hint").asText()))
                .map(it -> OffsetDateTime.parse(it.path("endDateTime").asText()).toInstant())
                .max(Instant::compareTo);
    }

    /**
     * Makes a secret in the place of those of the same mark: nobody has them, the process that asked for them having been cut off
     * before it could keep them.
     *
     * @param mark says who keeps the secret
     */
    public Sensitive renew(Application application, String mark, Instant end) {
        if (!application.fresh()) {
            all(application).stream()
                    .filter(it -> it.path("displayName").asText("").equals(mark))
                    .forEach(it -> remove(application, it.path("keyId").asText()));
        }
        return add(application, mark, end);
    }

    /** Makes a secret beside those that there are. */
    public Sensitive add(Application application, String mark, Instant end) {
        var body = Json.object();
        body.putObject("passwordCredential").put("displayName", mark).put("endDateTime", end.toString());
        var made = actions.ask(
                "make a secret for application " + application.name(),
                "v1.0/applications/" + application.id() + "/addPassword",
                body);
        return Sensitive.of(made.path("secretText").asText());
    }

    private void remove(Application application, String keyId) {
        actions.ask(
                "remove a secret of application " + application.name(),
                "v1.0/applications/" + application.id() + "/removePassword",
                Json.object().put("keyId", keyId));
    }

    private List<JsonNode> all(Application application) {
        var path = "v1.0/applications/" + application.id() + "?$select=passwordCredentials";
        var known = reads.get("read the secrets of application " + application.name(), path);
        return StreamSupport.stream(known.path("passwordCredentials").spliterator(), false)
                .toList();
    }
}
