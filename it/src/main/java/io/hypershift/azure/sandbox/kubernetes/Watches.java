package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.store.Store;
import java.util.Map;

/** Answers watches: over a WebSocket for those that upgrade, else as one JSON object a line. */
final class Watches {
    private final Store store;

    Watches(Store store) {
        this.store = store;
    }

    HttpResponse watch(Call call) {
        var watch = new WatchStream(store, call, Selection.of(call.request(), call.path(), call.kind()));
        var upgrades = call.request()
                .header("Upgrade")
                .filter("websocket"::equalsIgnoreCase)
                .isPresent();
        return upgrades
                ? new HttpResponse.WebSocket(sink -> watch.writeTo(sink, ""))
                : new HttpResponse.Streamed(
                        200, Map.of("Content-Type", "application/json"), sink -> watch.writeTo(sink, "\n"));
    }
}
