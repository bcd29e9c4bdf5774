package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.store.Change;
import io.hypershift.azure.sandbox.kubernetes.store.RevisionGoneException;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One watch: what is there, unless the client knows it already, then every change. */
final class WatchStream {
    private static final Duration BOOKMARK_PAUSE = Duration.ofSeconds(30);
    private static final long LONGEST_WATCH_SECONDS = 3600;

    private final Store store;
    private final Call call;
    private final Selection selection;
    private final boolean bookmarks;
    private final long deadline;
    private long seen;

    WatchStream(Store store, Call call, Selection selection) {
        this.store = store;
        this.call = call;
        this.selection = selection;
        this.bookmarks = call.isSet("allowWatchBookmarks");
        this.seen = Reads.revision(call);
        var asked = Reads.number(call, "timeoutSeconds");
        this.deadline = System.nanoTime()
                + Duration.ofSeconds(asked == 0 ? LONGEST_WATCH_SECONDS : Math.min(asked, LONGEST_WATCH_SECONDS))
                        .toNanos();
    }

    void writeTo(HttpResponse.Sink sink, String separator) throws IOException, InterruptedException {
        try {
            if (seen == 0 || call.isSet("sendInitialEvents")) {
                sendPresent(sink, separator);
            }
            while (sink.isOpen() && System.nanoTime() < deadline) {
                sendChanges(sink, separator);
            }
        } catch (RevisionGoneException e) {
            sink.send(event("ERROR", ApiError.expired(e.getMessage()).toStatus()) + separator);
        }
    }

    private void sendPresent(HttpResponse.Sink sink, String separator) throws IOException {
        var snapshot = store.list(call.kind().resource());
        seen = snapshot.revision();
        for (var entry : snapshot.objects().entrySet()) {
            if (selection.matches(entry.getKey(), entry.getValue())) {
                sink.send(event("ADDED", shown(entry.getValue())) + separator);
            }
        }
        if (call.isSet("sendInitialEvents")) {
            sink.send(bookmark(true) + separator);
        }
    }

    private void sendChanges(HttpResponse.Sink sink, String separator)
            throws IOException, InterruptedException, RevisionGoneException {
        var changes = store.changesAfter(seen, pause());
        for (var change : changes) {
            seen = change.revision();
            if (change.key().resource().equals(call.kind().resource())) {
                send(change, sink, separator);
            }
        }
        if (changes.isEmpty() && bookmarks) {
            seen = Math.max(seen, store.revision());
            sink.send(bookmark(false) + separator);
        }
    }

    /** An object that no longer matches is gone for this watch, one that begins to match is new. */
    private void send(Change change, HttpResponse.Sink sink, String separator) throws IOException {
        var before = change.before()
                .filter(object -> selection.matches(change.key(), object))
                .isPresent();
        var after = !change.deleted() && selection.matches(change.key(), change.after());
        if (before || after) {
            var type = !after ? "DELETED" : before ? "MODIFIED" : "ADDED";
            sink.send(event(type, shown(change.after())) + separator);
        }
    }

    private ObjectNode shown(ObjectNode stored) {
        var view = call.kind().view(stored);
        return Tables.wanted(call.request())
                ? Tables.of(
                        call.kind(),
                        List.of(view),
                        Json.object().put("resourceVersion", Json.textAt(stored, "metadata", "resourceVersion")))
                : view;
    }

    private String bookmark(boolean endsInitialEvents) {
        var object = Json.object()
                .put("kind", call.kind().names().kind())
                .put("apiVersion", call.kind().apiVersion());
        var metadata = object.putObject("metadata").put("resourceVersion", Long.toString(seen));
        if (endsInitialEvents) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event("BOOKMARK", object);
    }

    private Duration pause() {
        var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        return left.compareTo(BOOKMARK_PAUSE) < 0 ? left : BOOKMARK_PAUSE;
    }

    private static String event(String type, JsonNode object) {
        var event = Json.object().put("type", type);
        event.set("object", object);
        return Json.text(event);
    }
}
