package io.hypershift.azure.cluster;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of an OpenShift release, such as {@code 4.21.3} or {@code 4.22.0-rc.1}.
 *
 * @param preview what comes after the hyphen; empty for a release that is finished
 */
public record ReleaseVersion(int major, int minor, int patch, String preview) implements Comparable<ReleaseVersion> {
    /** 5.0 is what 4.23 would be called (HyperShift's {@code support/supportedversion/version.go}). */
    private static final int MINORS_BEFORE_5 = 23;

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,6})(?:-([0-9A-Za-z.-]+))?");

    public static Optional<ReleaseVersion> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new ReleaseVersion(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3)),
                        match.group(4) == null ? "" : match.group(4)))
                : Optional.empty();
    }

    /** How many minor versions this one is newer than another; negative where it is older. */
    public int minorsAfter(ReleaseVersion other) {
        return countedMinor() - other.countedMinor();
    }

    /** Major and minor alone, as lists of supported releases have them: {@code 4.21}. */
    public String line() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return Comparator.comparingInt(ReleaseVersion::countedMinor)
                .thenComparingInt(ReleaseVersion::patch)
                .thenComparing(ReleaseVersion::preview, ReleaseVersion::comparePreviews)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return line() + "." + patch + (preview.isEmpty() ? "" : "-" + preview);
    }

    private int countedMinor() {
        return major == 5 ? MINORS_BEFORE_5 + minor : (major - 4) * 1000 + minor;
    }

    /** As semver.org has it: what is finished comes after its previews, and numbers count as such. */
    private static int comparePreviews(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = isNumber(left[i]) && isNumber(right[i])
                    ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }
}
