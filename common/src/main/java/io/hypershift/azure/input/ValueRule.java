package io.hypershift.azure.input;

import io.hypershift.azure.failure.Parameter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an option's value must be.
 *
 * @param rule the same in words
 */
public record ValueRule(Predicate<String> holds, String rule) {
    public static final ValueRule ANYTHING = new ValueRule(value -> true, "");
    public static final ValueRule SWITCH = oneOf("true", "false");
    public static final ValueRule DURATION =
            new ValueRule(value -> Durations.parse(value).isPresent(), Durations.RULE);
    public static final ValueRule CIDRS = each(
            item -> Cidr.parse(item).isPresent(),
            "it must be networks such as 10.0.0.0/16, with commas between them and without bits beyond their prefix");
    public static final ValueRule PAIRS = each(
            Pattern.compile("[^=\\s]+=\\S*").asMatchPredicate(), "it must be like a=b, with commas between several");

    private static final String LABEL_VALUE = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String LABEL_KEY = "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + LABEL_VALUE;

    /** What Kubernetes takes for labels. */
    public static final ValueRule LABELS = each(
            Pattern.compile(LABEL_KEY + "=(" + LABEL_VALUE + ")?").asMatchPredicate(),
            "it must be labels as Kubernetes takes them, such as team=ci or example.com/team=ci, with commas between several");

    /** The same where a value may be any text. */
    public static final ValueRule ANNOTATIONS = each(
            Pattern.compile(LABEL_KEY + "=.*").asMatchPredicate(),
            "it must be annotations as Kubernetes takes them, such as example.com/team=ci, with commas or line breaks between several");

    public static ValueRule oneOf(String... values) {
        return new ValueRule(List.of(values)::contains, "it must be one of " + String.join(", ", values));
    }

    /** One or several of the values, whose case does not matter. */
    public static ValueRule someOf(String... values) {
        return each(
                item -> List.of(values).stream().anyMatch(item::equalsIgnoreCase),
                "it must be one or several of " + String.join(", ", values) + ", with commas between them");
    }

    /** A whole number, both ends included. */
    public static ValueRule number(int least, int greatest) {
        return new ValueRule(value -> isNumber(value, least, greatest), "from " + least + " to " + greatest);
    }

    public static ValueRule matching(Pattern pattern, String rule) {
        return new ValueRule(pattern.asMatchPredicate(), rule);
    }

    /** Text of at least one and at most so many characters. */
    public static ValueRule upTo(int characters) {
        return new ValueRule(value -> value.length() <= characters, "at most " + characters + " characters");
    }

    /** A list of so many items. */
    public static ValueRule atMost(int items) {
        return new ValueRule(
                value -> Items.of(value).size() <= items, "at most " + items + (items == 1 ? " item" : " items"));
    }

    /** A list each of whose items is so. */
    public static ValueRule each(Predicate<String> item, String rule) {
        return new ValueRule(value -> Items.of(value).stream().allMatch(item), rule);
    }

    /** Both rules, told in the words of the one that is broken. */
    public ValueRule and(ValueRule other) {
        return new ValueRule(holds.and(other.holds), rule.isEmpty() ? other.rule : rule + "; " + other.rule);
    }

    public void check(Parameter parameter, String value, Checks checks) {
        checks.holds(parameter, value, holds, rule);
    }

    private static boolean isNumber(String value, int least, int greatest) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= greatest;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
