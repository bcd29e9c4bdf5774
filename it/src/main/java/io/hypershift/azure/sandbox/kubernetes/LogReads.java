package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers requests for a pod's log. */
final class LogReads {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Store store;
    private final PodLogs logs;

    LogReads(Store store, PodLogs logs) {
        this.store = store;
        this.logs = logs;
    }

    HttpResponse read(Call call) {
        var pod = store.get(call.key())
                .orElseThrow(
                        () -> ApiError.notFound(call.kind().subject(call.path().name())));
        var container = container(call, pod);
        if (call.isSet("previous")) {
            return previous(call, container);
        }
        if (!logs.has(call.path().namespace(), call.path().name(), container)
                && Json.textAt(pod, "status", "phase").equals("Pending")) {
            throw ApiError.badRequest("container \"" + container + "\" in pod \""
                    + call.path().name() + "\" is waiting to start: " + reason(pod, container));
        }
        return new HttpResponse.Streamed(
                200, Map.of("Content-Type", "text/plain"), sink -> stream(call, container, sink));
    }

    private HttpResponse previous(Call call, String container) {
        var path = call.path();
        var lines = logs.previous(path.namespace(), path.name(), container)
                .orElseThrow(() -> ApiError.badRequest("previous terminated container \"" + container + "\" in pod \""
                        + path.name() + "\" not found"));
        return new HttpResponse.Streamed(
                200, Map.of("Content-Type", "text/plain"), sink -> send(call, wanted(call, lines), sink));
    }

    /** Why a container has not begun, in the kubelet's words. */
    private static String reason(ObjectNode pod, String container) {
        for (var list : List.of("initContainerStatuses", "containerStatuses")) {
            for (var status : Json.at(pod, "status", list)) {
                var reason = Json.textAt(status, "state", "waiting", "reason");
                if (Json.textAt(status, "name").equals(container) && !reason.isEmpty()) {
                    return reason.matches("ErrImagePull|ImagePullBackOff")
                            ? "trying and failing to pull image"
                            : reason;
                }
            }
        }
        return "ContainerCreating";
    }

    private void stream(Call call, String container, HttpResponse.Sink sink) throws IOException, InterruptedException {
        var path = call.path();
        var news = logs.after(path.namespace(), path.name(), container, 0, Duration.ZERO);
        var seen = news.lines().size();
        send(call, wanted(call, news.lines()), sink);
        while (call.isSet("follow")
                && !news.finished()
                && sink.isOpen()
                && store.get(call.key()).isPresent()) {
            news = logs.after(path.namespace(), path.name(), container, seen, PATIENCE);
            seen += news.lines().size();
            send(call, news.lines(), sink);
        }
    }

    private static void send(Call call, List<PodLogs.Line> lines, HttpResponse.Sink sink) throws IOException {
        var text = new StringBuilder();
        for (var line : lines) {
            if (call.isSet("timestamps")) {
                text.append(line.time()).append(' ');
            }
            text.append(line.text()).append('\n');
        }
        sink.send(text.toString());
    }

    private static List<PodLogs.Line> wanted(Call call, List<PodLogs.Line> lines) {
        var since = since(call);
        var recent = lines.stream().filter(line -> !line.time().isBefore(since)).toList();
        if (call.request().parameter("tailLines").isEmpty()) {
            return recent;
        }
        var tail = (int) Math.min(Reads.number(call, "tailLines"), recent.size());
        return recent.subList(recent.size() - tail, recent.size());
    }

    private static Instant since(Call call) {
        var seconds = Reads.number(call, "sinceSeconds");
        if (seconds > 0) {
            return Instant.now().minusSeconds(seconds);
        }
        try {
            return call.request().parameter("sinceTime").map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            throw ApiError.badRequest("sinceTime: " + e.getMessage());
        }
    }

    private static String container(Call call, ObjectNode pod) {
        List<String> names = new ArrayList<>();
        Json.at(pod, "spec", "containers").forEach(item -> names.add(Json.textAt(item, "name")));
        var asked = call.request().parameter("container").orElse("");
        if (asked.isEmpty()) {
            if (names.size() == 1) {
                return names.get(0);
            }
            throw ApiError.badRequest("a container name must be specified for pod "
                    + call.path().name() + ", choose one of: [" + String.join(" ", names) + "]");
        }
        Json.at(pod, "spec", "initContainers").forEach(item -> names.add(Json.textAt(item, "name")));
        if (!names.contains(asked)) {
            throw ApiError.badRequest("container " + asked + " is not valid for pod "
                    + call.path().name());
        }
        return asked;
    }
}
