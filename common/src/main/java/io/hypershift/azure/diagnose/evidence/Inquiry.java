package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks many questions at the same time, each for no longer than its limit; one that has no answer leaves a gap. */
final class Inquiry {
    private final Executor pool;
    private final Duration limit;
    private final Cancellation cancellation;
    private final List<Gap> gaps = new CopyOnWriteArrayList<>();

    /** @param limit after which an answer is not waited for any more */
    Inquiry(Executor pool, Duration limit, Cancellation cancellation) {
        this.pool = pool;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /**
     * Begins to ask.
     *
     * @param what is asked for, as a gap would name it
     * @return waits for the answer; empty where there is none
     */
    <T> Supplier<Optional<T>> ask(String what, Supplier<T> question) {
        var answer = CompletableFuture.supplyAsync(question, pool).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            cancellation.check();
            try {
                return Optional.of(answer.join());
            } catch (CompletionException e) {
                gaps.add(new Gap(what, reason(e.getCause() == null ? e : e.getCause())));
                return Optional.empty();
            }
        };
    }

    /** Waits for many answers; those that there is none to are left out. */
    static <K, V> Map<K, V> answers(Map<K, Supplier<Optional<V>>> questions) {
        var known = new HashMap<K, V>();
        questions.forEach((key, question) -> question.get().ifPresent(it -> known.put(key, it)));
        return known;
    }

    /** Notes something that cannot be asked at all. */
    void gap(String what, Text why) {
        gaps.add(new Gap(what, why));
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    private Text reason(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Text.of("no answer within {} s", limit.toSeconds());
        }
        if (failure instanceof HyperShiftException known && !known.problems().isEmpty()) {
            return reason(known.problems().get(0));
        }
        return Text.of("{}", failure);
    }

    private static Text reason(Problem problem) {
        var why = problem.cause().isEmpty() ? problem.symptom() : Text.of("{}. {}", problem.symptom(), problem.cause());
        return problem.remedy().isEmpty() ? why : Text.of("{} {}", why, problem.remedy());
    }
}
