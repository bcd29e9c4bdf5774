package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Cidr;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a flag's value must be.
 *
 * @param rule the same in words
 */
record FlagRule(Predicate<String> holds, String rule) {
    static final FlagRule SWITCH = oneOf("true", "false");
    static final FlagRule CIDRS = new FlagRule(
            value -> Arrays.stream(items(value))
                    .allMatch(item -> Cidr.parse(item).isPresent()),
            "it must be networks such as 10.0.0.0/16, with commas between them");
    static final FlagRule PAIRS = new FlagRule(
            value -> Arrays.stream(items(value)).allMatch(FlagRule::isPair),
            "it must be like a=b, with commas between several");

    private static final Pattern PAIR = Pattern.compile("[^=\\s]+=\\S*");

    static FlagRule oneOf(String... values) {
        return new FlagRule(List.of(values)::contains, "it must be one of " + String.join(", ", values));
    }

    /** One or several of the values, whose case does not matter. */
    static FlagRule someOf(String... values) {
        return new FlagRule(
                value -> Arrays.stream(items(value))
                        .allMatch(item -> Arrays.stream(values).anyMatch(item::equalsIgnoreCase)),
                "it must be one or several of " + String.join(", ", values) + ", with commas between them");
    }

    void check(Parameter parameter, String value, Checks checks) {
        checks.holds(parameter, value, holds, rule);
    }

    static String[] items(String value) {
        return value.strip().split("\\s*,\\s*", -1);
    }

    private static boolean isPair(String item) {
        return PAIR.matcher(item).matches();
    }
}
