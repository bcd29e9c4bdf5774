package io.hypershift.azure.mustgather;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What those who read have to tell, besides what they read: how much they asked, and what they did not get. */
final class Progress {
    private final Redactor redactor;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> leftOut = new ArrayList<>();

    Progress(Redactor redactor) {
        this.redactor = redactor;
    }

    void asked() {
        requests.incrementAndGet();
    }

    int requests() {
        return requests.get();
    }

    synchronized void leaveOut(String what, String why) {
        leftOut.add(redactor.redactAll(what + ": " + why));
    }

    void leaveOut(String what, RuntimeException failure) {
        leaveOut(what, reason(failure));
    }

    /** In the order of the alphabet: who fails first is chance. */
    synchronized List<String> leftOut() {
        return leftOut.stream().sorted().toList();
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof HyperShiftException known
                ? known.problems().stream().map(Progress::reason).collect(Collectors.joining("; "))
                : String.valueOf(failure.getMessage());
    }

    private static String reason(Problem problem) {
        var symptom = problem.symptom().in(Words.PLAIN);
        var cause = problem.cause().in(Words.PLAIN);
        var told = cause.isEmpty() ? symptom : symptom + ": " + cause;
        return problem.code().equals("Forbidden") ? "no right: " + told : told;
    }
}
