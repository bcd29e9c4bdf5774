package io.hypershift.azure.input;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Collects what is wrong with a request, so that the user hears all of it at once and before anything is sent. */
public final class Checks {
    private static final Set<Parameter> OF_FOUNDATION =
            Set.of(Parameter.WORKLOAD_IDENTITIES_FILE, Parameter.SIGNING_KEY_FILE);

    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(problem);
    }

    /** The value must be given. */
    public boolean given(Parameter parameter, String value) {
        if (value.isBlank()) {
            add(Problem.of("missing", "{} is not given", parameter).remedy("Give it: {}", setting(parameter, "...")));
            return false;
        }
        return true;
    }

    /** The value must be given and match; {@code rule} says in words what it must be. */
    public void matches(Parameter parameter, String value, Pattern pattern, String rule) {
        holds(parameter, value, text -> pattern.matcher(text).matches(), rule);
    }

    /** The value must be given and the condition hold; {@code rule} says in words what it must be. */
    public void holds(Parameter parameter, String value, Predicate<String> condition, String rule) {
        if (given(parameter, value) && !condition.test(value)) {
            wrong(parameter, value, rule);
        }
    }

    /** The value is wrong; {@code rule} says in words what it must be. */
    public void wrong(Parameter parameter, String value, String rule) {
        add(Problem.of("invalid", "{} cannot be \"{}\": {}", parameter, value, rule));
    }

    /** The content of a source that must be given and readable; empty when it is not, which is then one of the problems. */
    public Optional<String> content(Parameter parameter, Source source) {
        if (!source.isGiven()) {
            given(parameter, "");
            return Optional.empty();
        }
        try {
            return Optional.of(source.read());
        } catch (Source.Unreadable e) {
            var problem = Problem.of("unreadable", "{}: {} {}", parameter, source.origin(), e.reason());
            add(
                    OF_FOUNDATION.contains(parameter)
                            ? problem.remedy("{} writes it; name where it lies now.", Operation.CREATE_FOUNDATION)
                            : problem.remedy("Name a text file that is there and can be read."));
            return Optional.empty();
        }
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Throws with all problems, if there are any. */
    public void throwIfAny() {
        HyperShiftException.throwIfAny(problems);
    }

    private static Text.Setting setting(Parameter parameter, String value) {
        return new Text.Setting(parameter, value);
    }
}
