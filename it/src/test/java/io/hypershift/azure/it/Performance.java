package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Passage;
import io.hypershift.azure.sandbox.Passage.Side;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sensitive.Redactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What an operation told and sent, come in by a door of its own.
 *
 * @param told what became of each step, in the order they ended in
 * @param writes the requests that asked Azure or the management cluster for a change
 */
record Performance(Map<String, Outcome> told, List<String> writes) {
    private static final Map<Outcome, Outcome> IN_RETROSPECT = Map.of(
            Outcome.WOULD_CREATE, Outcome.CREATED,
            Outcome.WOULD_UPDATE, Outcome.UPDATED,
            Outcome.WOULD_DELETE, Outcome.DELETED);

    static Performance of(Sandbox sandbox, Consumer<HyperShiftAzure> work) {
        List<Event> events = new CopyOnWriteArrayList<>();
        List<String> writes = new CopyOnWriteArrayList<>();
        Guard watch = passage -> {
            if (isWrite(passage)) {
                writes.add(passage.method() + " " + passage.path());
            }
            return Guard.Decision.PASS;
        };
        try (var door = sandbox.open(watch);
                var hypershift = HyperShiftAzure.open(Entrance.by(door, sandbox), events::add, new Redactor())) {
            work.accept(hypershift);
        }
        var told = new LinkedHashMap<String, Outcome>();
        for (var event : events) {
            if (event instanceof Event.StepFinished finished) {
                told.put(finished.step(), finished.outcome());
            }
        }
        return new Performance(Collections.unmodifiableMap(told), List.copyOf(writes));
    }

    /** The same of a dry run, which must not write. */
    static Performance ofDryRun(Sandbox sandbox, Consumer<HyperShiftAzure> work) {
        var performance = of(sandbox, work);
        assertThat(performance.writes()).as("writes of a dry run").isEmpty();
        return performance;
    }

    /** What a dry run told, as the run tells it that follows. */
    Map<String, Outcome> inRetrospect() {
        var run = new LinkedHashMap<String, Outcome>();
        told.forEach((step, outcome) -> run.put(step, IN_RETROSPECT.getOrDefault(outcome, outcome)));
        return run;
    }

    /** What a run told, had a value in its names not been known. */
    Map<String, Outcome> without(String value, String placeholder) {
        var run = new LinkedHashMap<String, Outcome>();
        told.forEach((step, outcome) -> run.put(step.replace(value, placeholder), outcome));
        return run;
    }

    /** The steps that came to an outcome, in the order they ended in. */
    List<String> steps(Outcome outcome) {
        var steps = new ArrayList<>(told.keySet());
        steps.removeIf(it -> told.get(it) != outcome);
        return steps;
    }

    private static boolean isWrite(Passage passage) {
        return passage.side() == Side.AZURE
                ? new Exchange(passage.method(), "https://" + passage.host() + passage.path(), 0, Json.object())
                        .isWrite()
                : !passage.method().equals("GET") && !passage.isDryRun() && !isReview(passage);
    }

    /** A question about oneself, which is asked by a POST. */
    private static boolean isReview(Passage passage) {
        return passage.path().contains("/selfsubjectaccessreviews");
    }
}
