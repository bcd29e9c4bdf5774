package io.hypershift.azure.sandbox.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what HyperShift's CLI and ccoctl have sent, with the ids that a sandbox gives. */
public final class CliReplay {
    private static final Pattern APP_ID = Pattern.compile("appId%20eq%20'([0-9a-f-]{36})'");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> ids = new HashMap<>();
    private final List<String> clientIds = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<JsonNode> requests;
    private final RawClient client;
    private String key = "";
    private String lastPrincipal = "";

    private CliReplay(List<JsonNode> requests, Sandbox sandbox) {
        this.requests = requests;
        this.client = new RawClient(sandbox);
    }

    /** Empty where the recordings are not there. */
    public static Optional<CliReplay> into(Sandbox sandbox) {
        return Contracts.cliRenders()
                .map(root -> root.resolve("azure-requests.jsonl"))
                .map(file -> new CliReplay(read(file), sandbox));
    }

    /** Sends the requests of one of the recorded commands. */
    public void run(String command) {
        var arm = client.token("https://management.azure.com/.default");
        var graph = client.token("https://graph.microsoft.com/.default");
        requests.stream()
                .filter(request -> request.path("command").asText().equals(command))
                .filter(request -> !request.path("url").asText().contains("login.microsoftonline.com"))
                .forEach(request -> replay(request, arm, graph));
    }

    /** Where the sandbox has answered otherwise than it was recorded. */
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private static List<JsonNode> read(Path file) {
        var all = new ArrayList<JsonNode>();
        try {
            for (String line : Files.readAllLines(file)) {
                all.add(JSON.readTree(line));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void replay(JsonNode recorded, String arm, String graph) {
        var url = recorded.path("url").asText();
        var method = recorded.path("method").asText();
        learnIds(url, recorded.path("body"));
        var body = recorded.path("body").isNull() ? "" : translated(text(recorded.path("body")));
        var sent = translated(url).replace(" ", "%20");
        var headers = new HashMap<String, String>();
        if (url.contains(".blob.")) {
            body = body.isEmpty() ? "{}" : body;
            sign(headers, method, URI.create(sent), body);
        } else {
            headers.put("Authorization", "Bearer " + (url.contains("graph.") ? graph : arm));
        }
        var answer = client.send(method, sent, body, headers);
        learn(url, answer);
        compare(recorded, answer);
    }

    /** The stand-in answered some things that Azure answers otherwise. */
    private void compare(JsonNode recorded, RawClient.Answer answer) {
        int then = recorded.path("answered").asInt();
        boolean same = then / 100 == answer.status() / 100 || then == answer.status();
        boolean absentGroup =
                then == 204 && answer.status() == 404 && answer.code().equals("ResourceGroupNotFound");
        if (!same && !absentGroup) {
            unexpected.add(recorded.path("method").asText() + " "
                    + recorded.path("url").asText() + ": recorded " + then + ", answered " + answer.status() + " "
                    + answer.body());
        }
    }

    /** Client ids stand for the identities in the order of their making; the principal is the one just looked up. */
    private void learnIds(String url, JsonNode body) {
        var match = APP_ID.matcher(url);
        if (match.find() && !ids.containsKey(match.group(1))) {
            ids.put(match.group(1), clientIds.remove(0));
        }
        var principal = body.at("/properties/principalId").asText();
        if (!principal.isEmpty()) {
            ids.putIfAbsent(principal, lastPrincipal);
        }
    }

    private void learn(String url, RawClient.Answer answer) {
        var clientId = answer.body().at("/properties/clientId").asText();
        if (!clientId.isEmpty()) {
            clientIds.add(clientId);
        }
        if (url.contains("graph.microsoft.com")) {
            lastPrincipal = answer.body().at("/value/0/id").asText();
        }
        if (url.contains("/listKeys")) {
            key = answer.body().at("/keys/0/value").asText();
        }
    }

    private String translated(String text) {
        var result = text;
        for (var id : ids.entrySet()) {
            result = result.replace(id.getKey(), id.getValue());
        }
        return result;
    }

    private static String text(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toString();
    }

    private void sign(Map<String, String> headers, String method, URI url, String body) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
        headers.put("x-ms-date", date);
        headers.put("x-ms-version", "2023-11-03");
        headers.put("x-ms-blob-type", "BlockBlob");
        headers.put("Content-Type", "application/octet-stream");
        var account = url.getHost().substring(0, url.getHost().indexOf('.'));
        var text = method + "\n\n\n" + body.getBytes(StandardCharsets.UTF_8).length
                + "\n\napplication/octet-stream\n\n\n\n\n\n\nx-ms-blob-type:BlockBlob\nx-ms-date:" + date
                + "\nx-ms-version:2023-11-03\n/" + account + url.getRawPath();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            var signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            headers.put("Authorization", "SharedKey " + account + ":" + signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
