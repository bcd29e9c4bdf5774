package io.hypershift.azure.event;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * Keeps the events of a cluster in a file, one JSON object a line with {@code at} (ISO 8601), {@code event} (the kind) and
 * the event's own fields, durations in seconds. Each run adds to it, so a later diagnosis sees every transition.
 */
public final class EventFile implements EventListener {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final Redactor redactor;
    private final Clock clock;

    public EventFile(Path file, Redactor redactor, Clock clock) {
        this.file = file;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public void on(Event event) {
        var line = MAPPER.createObjectNode();
        line.put("at", clock.instant().toString());
        line.put("event", event.getClass().getSimpleName());
        for (var component : event.getClass().getRecordComponents()) {
            put(line, component, event);
        }
        append(redactor.redact(line.toString()) + "\n");
    }

    private static void put(ObjectNode line, RecordComponent component, Event event) {
        try {
            var value = component.getAccessor().invoke(event);
            if (value instanceof Integer number) {
                line.put(component.getName(), number);
            } else if (value instanceof java.time.Duration duration) {
                line.put(component.getName(), duration.toMillis() / 1000.0);
            } else if (value instanceof Text text) {
                line.put(component.getName(), text.in(Words.PLAIN));
            } else {
                line.put(component.getName(), String.valueOf(value));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event's components are public", e);
        }
    }

    private void append(String line) {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (!Files.isDirectory(directory)) { // JDK 17 refuses a symbolic link to one (JDK-8294193)
                Files.createDirectories(directory);
            }
            Files.write(
                    file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
