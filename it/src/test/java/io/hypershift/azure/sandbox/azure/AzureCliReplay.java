package io.hypershift.azure.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Sends what the Azure CLI (2.45) sends for the guide's commands. {@code az-requests.jsonl} holds them, one command a line: its
 * requests, what each is answered, and by what name what is learned from an answer ({@code learn}, by JSON pointers) stands in
 * those after it.
 */
public final class AzureCliReplay {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawClient client;
    private final List<JsonNode> commands;
    private final Map<String, String> values;
    private final List<String> unexpected = new ArrayList<>();

    private AzureCliReplay(RawClient client, List<JsonNode> commands, Map<String, String> values) {
        this.client = client;
        this.commands = commands;
        this.values = values;
    }

    /** Of the sandbox's first principal, for identities that trust this issuer. */
    public static AzureCliReplay into(Sandbox sandbox, String issuer) {
        var account = read(file(sandbox));
        var values = new HashMap<String, String>();
        values.put("issuer", issuer);
        values.put("subscription", account.path("subscriptionId").asText());
        values.put("tenant", account.path("tenantId").asText());
        values.put("client", account.path("clientId").asText());
        values.put("secret", account.path("clientSecret").asText());
        return new AzureCliReplay(new RawClient(sandbox), commands(), values);
    }

    /** The same by an application whose id and secret were learned by these names. */
    public AzureCliReplay as(String application, String secret) {
        var theirs = new HashMap<>(values);
        theirs.put("client", value(application));
        theirs.put("secret", value(secret));
        return new AzureCliReplay(client, commands, theirs);
    }

    /** Runs the commands that are meant, in their order; returns how many there were. */
    public int run(Predicate<String> meant) {
        var chosen = commands.stream()
                .filter(it -> meant.test(it.path("command").asText()))
                .toList();
        chosen.forEach(command -> command.path("requests").forEach(this::send));
        return chosen.size();
    }

    /** Runs all that comes before the first command that begins like this. */
    public void runUntil(String beginning) {
        var later = new ArrayList<Boolean>();
        run(command -> {
            if (command.startsWith(beginning)) {
                later.add(true);
            }
            return later.isEmpty();
        });
    }

    /** What was learned by this name. */
    public String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Where the sandbox has answered otherwise than the CLI needs it. */
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private void send(JsonNode request) {
        var method = request.path("method").asText();
        var url = filled(request.path("url").asText());
        var body = request.has("body") ? filled(text(request.path("body"))) : "";
        var answer = client.send(method, url, body, headers(url));
        if (answer.status() != request.path("answered").asInt()) {
            unexpected.add("%s %s: %s wanted, answered %d %s"
                    .formatted(method, url, request.path("answered"), answer.status(), answer.body()));
        }
        request.path("learn")
                .properties()
                .forEach(it -> values.put(
                        it.getKey(), answer.body().at(it.getValue().asText()).asText()));
    }

    private Map<String, String> headers(String url) {
        if (url.startsWith("https://login.")) {
            return Map.of("Content-Type", "application/x-www-form-urlencoded");
        }
        return Map.of("Authorization", "Bearer " + value(url.startsWith("https://graph.") ? "graphToken" : "armToken"));
    }

    private String filled(String template) {
        var result = template;
        for (var value : values.entrySet()) {
            result = result.replace("{" + value.getKey() + "}", value.getValue());
        }
        return result;
    }

    private static String text(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toString();
    }

    private static List<JsonNode> commands() {
        try (var resource = Objects.requireNonNull(AzureCliReplay.class.getResourceAsStream("az-requests.jsonl"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(AzureCliReplay::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Path file(Sandbox sandbox) {
        return sandbox.directory().resolve("azure-credentials.json");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
