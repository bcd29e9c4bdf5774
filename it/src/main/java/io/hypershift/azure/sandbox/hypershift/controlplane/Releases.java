package io.hypershift.azure.sandbox.hypershift.controlplane;

import java.util.Comparator;

/** What is known of OpenShift's releases (HyperShift 3ee9615, support/supportedversion). */
public final class Releases {
    /** Release 4.23 and release 5.0 are the same: beyond it, minors are counted on. */
    private static final int TWIN = 23;

    private static final Comparator<String> ORDER = Comparator.comparingInt(Releases::line)
            .thenComparingInt(Releases::patch)
            .thenComparing(version -> !version.contains("-"))
            .thenComparing(version -> part(version, 3))
            .thenComparingInt(version -> number(part(version, 4)));

    private Releases() {}

    /** The kubelet's version in a release: 4.20 has Kubernetes 1.33, and each minor one more; 5.0 is 4.23's twin. */
    public static String kubernetes(String version) {
        return "v1." + (line(version) + 13) + "." + patch(version);
    }

    /** As semantic versions are compared; a release before another is less. */
    static int compare(String one, String other) {
        return ORDER.compare(one, other);
    }

    /** The minor of release 4, counted on beyond it: 5.0 is 4.23's twin, 5.1 follows. */
    static int line(String version) {
        int minor = number(part(version, 1));
        return part(version, 0).equals("5") ? minor + TWIN : minor;
    }

    /** Major and minor of a line, as people write them. */
    static String name(int line) {
        return line >= TWIN ? "5." + (line - TWIN) : "4." + line;
    }

    /** Major and minor of a release. */
    static String minor(String version) {
        return part(version, 0) + "." + part(version, 1);
    }

    private static int patch(String version) {
        return number(part(version, 2));
    }

    private static String part(String version, int index) {
        var parts = version.split("[.-]", -1);
        return index < parts.length ? parts[index] : "";
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
