package io.hypershift.azure.maven;

import io.hypershift.azure.event.EventLines;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.Redactor;
import org.apache.maven.plugin.logging.Log;

/** Shows events on Maven's console. */
final class ConsoleEvents {
    private ConsoleEvents() {}

    static EventListener on(Log log, Words words, Redactor redactor) {
        return new EventLines((level, line) -> print(log, level, line), words, redactor);
    }

    private static void print(Log log, EventLines.Level level, String line) {
        switch (level) {
            case DEBUG -> log.debug(line);
            case INFO -> log.info(line);
            case WARN -> log.warn(line);
            case ERROR -> log.error(line);
        }
    }
}
