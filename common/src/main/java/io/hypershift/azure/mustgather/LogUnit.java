package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.PodLogs;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What a container printed, in its present run or the one before. */
record LogUnit(KubeApi api, Redactor redactor, Ref pod, String container, boolean previous, long limit)
        implements Unit {

    /** The logs that there are of a pod, by what it tells of its containers. */
    static Stream<LogUnit> of(KubeApi api, Redactor redactor, Manifest pod, long limit) {
        return Stream.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses")
                .flatMap(list -> pod.list("status", list).stream())
                .flatMap(status -> {
                    var hasRunBefore = status.path("restartCount").asInt() > 0;
                    var hasBegun = hasRunBefore
                            || status.path("state").has("running")
                            || status.path("state").has("terminated")
                            || status.path("lastState").has("terminated");
                    var name = status.path("name").asText();
                    return Stream.of(true, false)
                            .filter(previous -> previous ? hasRunBefore : hasBegun)
                            .map(previous -> new LogUnit(api, redactor, pod.ref(), name, previous, limit));
                });
    }

    @Override
    public String what() {
        return Layout.log("", pod, container, previous);
    }

    @Override
    public boolean isLarge() {
        return true;
    }

    @Override
    public List<Entry> read(Staging staging, Progress progress) throws IOException {
        var file = staging.file();
        var tail = new TailFile(file, limit);
        try (var redacting = redactor.redactingAll(tail)) {
            progress.asked();
            PodLogs.Reading<Long> copying = log -> log.transferTo(redacting);
            if (previous) {
                api.logs().readPreviousWithTimes(pod, container, copying);
            } else {
                api.logs().readWithTimes(pod, container, copying);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (HyperShiftException e) {
            progress.leaveOut(what(), e);
            if (tail.kept().size() == 0) {
                return List.of();
            }
        }
        return List.of(new Entry(what(), file, tail.kept()));
    }
}
