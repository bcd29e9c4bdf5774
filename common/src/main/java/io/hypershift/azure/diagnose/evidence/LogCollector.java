package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.diagnose.evidence.Logs.Log;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the last lines of what the containers of pods print; the whole of it is the must-gather's. */
record LogCollector(KubeApi management, Inquiry inquiry) {
    private static final int LINES = 200;

    Logs collect(List<Manifest> pods) {
        var questions = new ArrayList<Supplier<Optional<Log>>>();
        for (var pod : pods) {
            statuses(pod).forEach(container -> {
                if (container.hasRun()) {
                    questions.add(ask(pod, container.name(), false));
                }
                if (container.restarts() > 0) {
                    questions.add(ask(pod, container.name(), true));
                }
            });
        }
        return new Logs(questions.stream().flatMap(it -> it.get().stream()).toList());
    }

    private record Container(String name, boolean hasRun, int restarts) {}

    private static Stream<Container> statuses(Manifest pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(it -> StreamSupport.stream(pod.at("status", it).spliterator(), false))
                .map(it -> new Container(
                        it.path("name").asText(""),
                        it.path("state").has("running")
                                || it.path("state").has("terminated")
                                || it.path("lastState").has("terminated")
                                || it.path("restartCount").asInt() > 0,
                        it.path("restartCount").asInt()));
    }

    private Supplier<Optional<Log>> ask(Manifest pod, String container, boolean isPrevious) {
        var ref = Ref.core("Pod", pod.ref().namespace(), pod.name());
        var what = (isPrevious ? "previous log" : "log") + " of " + ref + ", container " + container;
        return inquiry.ask(what, () -> {
            var text = isPrevious
                    ? management.logs().tailOfPrevious(ref, container, LINES)
                    : management.logs().tail(ref, container, LINES);
            return new Log(
                    ref.namespace(),
                    ref.name(),
                    container,
                    isPrevious,
                    text.lines().toList());
        });
    }
}
