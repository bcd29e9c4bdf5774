package io.hypershift.azure.event;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells events in lines for people, in a front end's words and without secrets: a line is one change, with its age, and a wait
 * tells what it waits for.
 */
public final class EventLines implements EventListener {
    /** A wait that is stuck at the same thing is told again after this long. */
    private static final Duration REPEAT = Duration.ofSeconds(30);

    /** How much a line matters. */
    public enum Level {
        /** For those who look for the cause of something. */
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** Where the lines go. */
    @FunctionalInterface
    public interface Sink {
        void line(Level level, String line);
    }

    private final Sink sink;
    private final Words words;
    private final Redactor redactor;
    private final Map<String, Map<Outcome, Integer>> outcomes = new HashMap<>();
    private final Map<String, Event.Waiting> told = new HashMap<>();

    public EventLines(Sink sink, Words words, Redactor redactor) {
        this.sink = sink;
        this.words = words;
        this.redactor = redactor;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.PlanStarted it) {
            outcomes.put(it.plan(), new EnumMap<>(Outcome.class));
            info(it.plan() + ": " + steps(it.steps()));
        } else if (event instanceof Event.PlanFinished it) {
            finished(it);
        } else if (event instanceof Event.StepFinished it) {
            outcomes.computeIfAbsent(it.plan(), plan -> new EnumMap<>(Outcome.class))
                    .merge(it.outcome(), 1, Integer::sum);
            var difference = it.difference().isEmpty() ? "" : "  " + firstLine(it.difference());
            info(line(word(it.outcome()), it.step(), it.took()) + difference);
        } else if (event instanceof Event.StepFailed it) {
            error(line("failed", it.step(), it.took()) + "  " + firstLine(it.reason()));
        } else if (event instanceof Event.StepNotRun it) {
            warn(line("not run", it.step()) + "  " + it.reason());
        } else if (event instanceof Event.StepRetrying it) {
            info(line("retrying", it.step()) + "  in " + Ages.of(it.delay()) + ": " + it.reason());
        } else if (event instanceof Event.Waiting it) {
            waiting(it);
        } else if (event instanceof Event.ConditionChanged it) {
            changed(it);
        } else if (event instanceof Event.Note it) {
            info(it.text().in(words));
        } else if (event instanceof Event.Warning it) {
            warn(it.text().in(words));
        }
    }

    private void info(String line) {
        sink.line(Level.INFO, redactor.redact(line));
    }

    private void warn(String line) {
        sink.line(Level.WARN, redactor.redact(line));
    }

    private void error(String line) {
        sink.line(Level.ERROR, redactor.redact(line));
    }

    private void debug(String line) {
        sink.line(Level.DEBUG, redactor.redact(line));
    }

    private void finished(Event.PlanFinished plan) {
        var counts = outcomes.getOrDefault(plan.plan(), Map.of()).entrySet().stream()
                .map(count -> count.getValue() + " " + word(count.getKey()))
                .collect(Collectors.joining(", "));
        var failed = plan.failed() == 0 ? "" : ", " + plan.failed() + " not done";
        info(plan.plan() + ": " + (counts.isEmpty() ? steps(plan.steps()) : counts) + failed + " in "
                + Ages.of(plan.took()));
    }

    private void waiting(Event.Waiting wait) {
        var before = told.get(wait.subject());
        if (before != null
                && before.what().equals(wait.what())
                && before.stuckAt().equals(wait.stuckAt())
                && wait.waited().minus(before.waited()).compareTo(REPEAT) < 0) {
            return;
        }
        told.put(wait.subject(), wait);
        var stuckAt = wait.stuckAt().isEmpty() ? "" : ": " + wait.stuckAt();
        info(wait.subject() + ": waiting for " + wait.what() + " (" + Ages.of(wait.waited()) + ")" + stuckAt);
    }

    private void changed(Event.ConditionChanged change) {
        var line = change.object() + ": " + change.type() + " " + change.status() + tail(change);
        if (isMilestone(change)) {
            info(line);
        } else {
            debug(line);
        }
    }

    /** The moment something becomes usable; the many other conditions are in the events file. */
    private static boolean isMilestone(Event.ConditionChanged change) {
        return change.status().equals("True")
                && (change.type().equals("Available") || change.type().equals("Ready"));
    }

    private static String tail(Event.ConditionChanged change) {
        return change.message().isEmpty() ? "" : " (" + change.message() + ")";
    }

    /** The rest is told once, by the failure that the goal ends with. */
    private static String firstLine(String reason) {
        return reason.lines().findFirst().orElse("");
    }

    private static String line(String word, String step, Duration took) {
        return String.format(Locale.ROOT, "  %-9s %-77s %8s", word, step, Ages.of(took));
    }

    private static String line(String word, String step) {
        return String.format(Locale.ROOT, "  %-9s %s", word, step);
    }

    private static String steps(int count) {
        return count + (count == 1 ? " step" : " steps");
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
