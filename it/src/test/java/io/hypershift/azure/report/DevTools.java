package io.hypershift.azure.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One page of a browser, asked over the DevTools protocol. */
final class DevTools implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SECONDS = 60;

    /** What a page told without being asked. */
    record Told(String method, JsonNode params) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final WebSocket socket;

    DevTools(URI page) throws InterruptedException, ExecutionException, TimeoutException {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** @param params names and values in turn */
    JsonNode call(String method, Object... params) throws InterruptedException, ExecutionException, TimeoutException {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", object(params));
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    List<Told> told() {
        return told;
    }

    boolean hasTold(String method) {
        return told.stream().anyMatch(it -> it.method().equals(method));
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static ObjectNode object(Object... params) {
        var object = MAPPER.createObjectNode();
        for (int i = 0; i < params.length; i += 2) {
            object.set(params[i].toString(), MAPPER.valueToTree(params[i + 1]));
        }
        return object;
    }

    private void take(String text) {
        JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            message = JsonNodeFactory.instance.objectNode().put("method", "not JSON: " + e.getMessage());
        }
        if (!message.has("id")) {
            told.add(new Told(message.path("method").asText(), message.path("params")));
            return;
        }
        var answer = answers.remove(message.path("id").asInt());
        if (answer == null) {
            return;
        }
        if (message.has("error")) {
            answer.completeExceptionally(
                    new IllegalStateException(message.path("error").toString()));
        } else {
            answer.complete(message.path("result"));
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                take(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            answers.values().forEach(it -> it.completeExceptionally(error));
        }
    }
}
