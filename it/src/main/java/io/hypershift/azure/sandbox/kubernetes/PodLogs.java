package io.hypershift.azure.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What containers wrote: the part of a kubelet that a cluster without nodes has. */
public final class PodLogs {
    private final Map<Container, Log> logs = new HashMap<>();
    private final Map<Container, Log> previous = new HashMap<>();

    /** One line and when it was written. */
    record Line(Instant time, String text) {}

    /** What a reader has not seen yet, and whether nothing more will come. */
    record News(List<Line> lines, boolean finished) {}

    private record Container(String namespace, String pod, String name) {}

    private static final class Log {
        private final List<Line> lines = new ArrayList<>();
        private boolean finished;
    }

    /** Adds to a container's output; each line of the text becomes a line of the log. */
    public synchronized void append(String namespace, String pod, String container, String text) {
        var log = log(namespace, pod, container);
        text.lines().forEach(line -> log.lines.add(new Line(Instant.now(), line)));
        notifyAll();
    }

    /** Ends a container's output, and with it the answers to those who follow it. */
    public synchronized void finish(String namespace, String pod, String container) {
        log(namespace, pod, container).finished = true;
        notifyAll();
    }

    /** The container is started once more: what it wrote so far is the log of the one before. */
    public synchronized void restart(String namespace, String pod, String container) {
        var key = new Container(namespace, pod, container);
        var before = logs.remove(key);
        previous.put(key, before == null ? new Log() : before);
        log(namespace, pod, container);
    }

    synchronized boolean has(String namespace, String pod, String container) {
        return logs.containsKey(new Container(namespace, pod, container));
    }

    /** What a container wrote before it was started the last time; nothing if it was started once. */
    synchronized Optional<List<Line>> previous(String namespace, String pod, String container) {
        return Optional.ofNullable(previous.get(new Container(namespace, pod, container)))
                .map(log -> List.copyOf(log.lines));
    }

    synchronized void forget(String namespace, String pod) {
        for (var kept : List.of(logs, previous)) {
            kept.keySet()
                    .removeIf(key ->
                            key.namespace().equals(namespace) && key.pod().equals(pod));
        }
        notifyAll();
    }

    /** What was written after the lines already seen, waiting a while for more. */
    synchronized News after(String namespace, String pod, String container, int seen, Duration patience)
            throws InterruptedException {
        var log = log(namespace, pod, container);
        var deadline = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis();
                left > 0 && log.lines.size() <= seen && !log.finished;
                left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        var from = Math.min(seen, log.lines.size());
        return new News(List.copyOf(log.lines.subList(from, log.lines.size())), log.finished);
    }

    private Log log(String namespace, String pod, String container) {
        return logs.computeIfAbsent(new Container(namespace, pod, container), key -> new Log());
    }
}
