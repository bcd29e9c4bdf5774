package io.hypershift.azure.maven;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command line that the user can paste into a shell. */
final class Command {
    private static final Pattern PLAIN = Pattern.compile("[-\\w.,:/=@%+]+");

    private final Words words;
    private final List<String> parts = new ArrayList<>();

    Command(Words words, Operation operation) {
        this.words = words;
        parts.add(words.operation(operation));
    }

    /** Adds a parameter, unless it has no value. */
    Command with(Parameter parameter, @Nullable Object value) {
        if (value != null) {
            parts.add(quoted(words.parameter(parameter, value.toString())));
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", parts);
    }

    private static String quoted(String part) {
        return PLAIN.matcher(part).matches() ? part : "'" + part.replace("'", "'\\''") + "'";
    }
}
