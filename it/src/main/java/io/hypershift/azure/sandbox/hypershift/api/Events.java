package io.hypershift.azure.sandbox.hypershift.api;

import java.util.Map;

/** Events as controllers leave them beside the objects they work on: one an object and reason, counted. */
public final class Events {
    private final KubeApi api;
    private final String component;

    public Events(KubeApi api, String component) {
        this.api = api;
        this.component = component;
    }

    public void warning(Resource about, String reason, String message) {
        record(about, "Warning", reason, message);
    }

    public void normal(Resource about, String reason, String message) {
        record(about, "Normal", reason, message);
    }

    private void record(Resource about, String type, String reason, String message) {
        var name = about.name() + "." + Names.hash(about.uid() + reason + message);
        var before = api.get(Kind.EVENT, about.namespace(), name);
        var first = before.map(it -> it.text("/firstTimestamp")).orElseGet(Conditions::now);
        api.apply(
                Kind.EVENT,
                Resource.of(Kind.EVENT, about.namespace(), name)
                        .with("/type", type)
                        .with("/reason", reason)
                        .with("/message", message)
                        .with("/source", Map.of("component", component))
                        .with("/firstTimestamp", first)
                        .with("/lastTimestamp", Conditions.now())
                        .with(
                                "/count",
                                before.map(it -> it.at("/count").asInt()).orElse(0) + 1)
                        .with(
                                "/involvedObject",
                                Map.of(
                                        "apiVersion", about.text("/apiVersion"),
                                        "kind", about.text("/kind"),
                                        "name", about.name(),
                                        "namespace", about.namespace(),
                                        "uid", about.uid())));
    }
}
