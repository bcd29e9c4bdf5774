package io.hypershift.azure.failure;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence with holes, filled when a front end's words are known.
 *
 * @param template the sentence; each {@code {}} takes the next part
 * @param parts values, and the {@link Operation}s, {@link Parameter}s and {@link Setting}s the sentence refers to
 */
public record Text(String template, List<Object> parts) {

    /** No sentence at all. */
    public static final Text NONE = of("");

    /** A parameter with the value a user should give it. */
    public record Setting(Parameter parameter, String value) {}

    public Text {
        parts = List.copyOf(parts);
    }

    public static Text of(String template, Object... parts) {
        return new Text(template, List.of(parts));
    }

    public boolean isEmpty() {
        return template.isEmpty();
    }

    /**
     * The same without what {@code redaction} takes out. Its holes stay, for a front end's words; where redaction would take one
     * away, the sentence is filled first.
     */
    public Text redacted(UnaryOperator<String> redaction) {
        if (isEmpty()) {
            return this;
        }
        var redacted = redaction.apply(template);
        return holes(redacted) == holes(template)
                ? new Text(
                        redacted,
                        parts.stream().map(it -> redacted(it, redaction)).toList())
                : of("{}", redaction.apply(in(Words.PLAIN)));
    }

    private static Object redacted(Object part, UnaryOperator<String> redaction) {
        if (part instanceof Operation || part instanceof Parameter) {
            return part;
        }
        if (part instanceof Setting setting) {
            return new Setting(setting.parameter(), redaction.apply(setting.value()));
        }
        return part instanceof Text text ? text.redacted(redaction) : redaction.apply(part.toString());
    }

    private static int holes(String template) {
        return template.split("\\{}", -1).length;
    }

    /** The sentence in a front end's words. */
    public String in(Words words) {
        var result = new StringBuilder();
        int from = 0;
        for (var part : parts) {
            int hole = template.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalStateException("more parts than holes: " + template);
            }
            result.append(template, from, hole).append(spell(part, words));
            from = hole + 2;
        }
        return result.append(template.substring(from)).toString();
    }

    private static String spell(Object part, Words words) {
        if (part instanceof Operation operation) {
            return words.operation(operation);
        }
        if (part instanceof Parameter parameter) {
            return words.parameter(parameter);
        }
        if (part instanceof Setting setting) {
            return words.parameter(setting.parameter(), setting.value());
        }
        return part instanceof Text text ? text.in(words) : part.toString();
    }
}
