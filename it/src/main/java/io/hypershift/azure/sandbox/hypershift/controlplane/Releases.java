package io.hypershift.azure.sandbox.hypershift.controlplane;

/** What is known of OpenShift's releases (HyperShift 3ee9615, support/supportedversion). */
public final class Releases {
    private Releases() {}

    static boolean isSupported(String version) {
        int line = line(version);
        return line >= 14 && line <= 24;
    }

    /** The kubelet's version in a release: 4.20 has Kubernetes 1.33, and each minor one more; 5.0 is 4.23's twin. */
    public static String kubernetes(String version) {
        return "v1." + (line(version) + 13) + "." + version.split("[.-]", -1)[2];
    }

    /** How many minor releases the older one is behind. */
    public static int skew(String newer, String older) {
        return line(newer) - line(older);
    }

    /** The minor of release 4, counted on beyond it: 5.0 is 4.23's twin, 5.1 follows. */
    private static int line(String version) {
        var parts = version.split("[.-]", -1);
        int minor = Integer.parseInt(parts[1]);
        return parts[0].equals("5") ? minor + 23 : minor;
    }
}
