package io.hypershift.azure.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every operation throws when it cannot do its work: all problems at once, the original causes attached. */
public final class HyperShiftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public HyperShiftException(List<Problem> problems, List<? extends Throwable> causes) {
        super(message(problems, Words.PLAIN), causes.isEmpty() ? null : causes.get(0));
        this.problems = List.copyOf(problems);
        causes.stream().skip(1).forEach(this::addSuppressed);
    }

    public HyperShiftException(Problem problem) {
        this(List.of(problem), List.of());
    }

    public HyperShiftException(Problem problem, Throwable cause) {
        this(List.of(problem), List.of(cause));
    }

    /** Throws when there is a problem. */
    public static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new HyperShiftException(problems, List.of());
        }
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The same, its last problem with more that helps. */
    public HyperShiftException besides(Text more) {
        var told = new ArrayList<>(problems);
        told.add(told.remove(told.size() - 1).besides(more));
        return new HyperShiftException(told, List.of(this));
    }

    /** Whether one of the problems has this code. */
    public boolean has(@Nullable String code) {
        return problems.stream().anyMatch(problem -> problem.code().equals(code));
    }

    /** All problems in a front end's words. */
    public String in(Words words) {
        return message(problems, words);
    }

    /** All problems as the failure of what the user asked for, such as a goal or step. */
    public String report(String asked, Words words) {
        if (problems.size() == 1) {
            return asked + ": " + problems.get(0).in(words);
        }
        return problems.stream()
                .map(problem -> "\n- " + problem.in(words))
                .collect(Collectors.joining("", asked + ": " + problems.size() + " problems", ""));
    }

    private static String message(List<Problem> problems, Words words) {
        return problems.stream().map(problem -> problem.in(words)).collect(Collectors.joining("\n"));
    }
}
