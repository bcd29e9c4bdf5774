package io.hypershift.azure.sandbox.registry;

import io.hypershift.azure.sandbox.told.VersionOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The versions between two, written as {@code >4.14.0 < 4.23.0-a}: what HyperShift asks release controllers for. */
record VersionRange(List<Bound> bounds) {
    private static final Pattern BOUND =
            Pattern.compile("(?<operator>>=|<=|>|<|=)?(?<version>\\d+\\.\\d+\\.\\d+(-\\S+)?)");

    private record Bound(IntPredicate comparison, String version) {
        boolean includes(String other) {
            return comparison.test(VersionOrder.OLDEST_FIRST.compare(other, version));
        }
    }

    /** An empty range has all versions in it. */
    static VersionRange parse(String text) {
        return new VersionRange(
                Arrays.stream(text.replaceAll("([<>=])\\s+", "$1").strip().split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .map(VersionRange::bound)
                        .toList());
    }

    private static Bound bound(String word) {
        var matcher = BOUND.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(word);
        }
        var operator = matcher.group("operator");
        return new Bound(comparison(operator == null ? "=" : operator), matcher.group("version"));
    }

    private static IntPredicate comparison(String operator) {
        return switch (operator) {
            case ">=" -> order -> order >= 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case "<" -> order -> order < 0;
            default -> order -> order == 0;
        };
    }

    boolean includes(String version) {
        return bounds.stream().allMatch(it -> it.includes(version));
    }
}
