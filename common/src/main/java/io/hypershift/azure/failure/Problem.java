package io.hypershift.azure.failure;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong, told so that the reader can act: what, why, and what to do.
 *
 * @param code stable, for programs: {@code base-domain-zone-missing}, or Azure's own code where Azure refused
 * @param symptom what is wrong, naming the input
 * @param cause why it matters or how it came about; may be empty
 * @param remedy what to do; may be empty
 */
public record Problem(String code, Text symptom, Text cause, Text remedy) {

    /** A problem known by its symptom alone so far. */
    public static Problem of(String code, String symptom, Object... parts) {
        return new Problem(code, Text.of(symptom, parts), Text.NONE, Text.NONE);
    }

    public Problem because(String sentence, Object... parts) {
        return new Problem(code, symptom, Text.of(sentence, parts), remedy);
    }

    public Problem remedy(String sentence, Object... parts) {
        return new Problem(code, symptom, cause, Text.of(sentence, parts));
    }

    /** The same with more that helps. */
    public Problem besides(Text more) {
        return new Problem(code, symptom, cause, remedy.isEmpty() ? more : Text.of("{}\n{}", remedy, more));
    }

    /** The problem on lines of its own, all but the first indented. */
    public String in(Words words) {
        return Stream.of(symptom, cause, remedy)
                .filter(text -> !text.isEmpty())
                .map(text -> text.in(words).replace("\n", "\n  "))
                .collect(Collectors.joining("\n  "));
    }
}
