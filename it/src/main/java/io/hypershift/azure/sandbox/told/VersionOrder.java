package io.hypershift.azure.sandbox.told;

import java.util.Arrays;
import java.util.Comparator;

/** Puts versions in order as semver.org does, as far as OpenShift's go: a pre-release comes before its release. */
public final class VersionOrder {
    public static final Comparator<String> OLDEST_FIRST = VersionOrder::compare;
    public static final Comparator<String> NEWEST_FIRST = OLDEST_FIRST.reversed();

    private VersionOrder() {}

    private static int compare(String one, String other) {
        var left = one.split("-", 2);
        var right = other.split("-", 2);
        var released = Arrays.compare(numbers(left[0]), numbers(right[0]));
        if (released != 0 || left.length != right.length) {
            return released != 0 ? released : Integer.compare(right.length, left.length);
        }
        return left.length < 2 ? 0 : left[1].compareTo(right[1]);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
