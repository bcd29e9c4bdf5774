package io.hypershift.azure.cluster;

import java.util.random.RandomGenerator;

/** Infra IDs as HyperShift's {@code infraid.New} makes them. */
final class InfraId {
    private static final int LONGEST_NAME = 21;
    private static final int RANDOM_PART = 5;
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private InfraId() {}

    /** The readable part of the name, and five random characters. */
    static String of(String clusterName, RandomGenerator random) {
        var readable = clusterName.replaceAll("[^a-zA-Z0-9]+", "-");
        var cut =
                readable.substring(0, Math.min(readable.length(), LONGEST_NAME)).replaceAll("-+$", "");
        var result = new StringBuilder(cut).append('-');
        for (int i = 0; i < RANDOM_PART; i++) {
            result.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return result.toString();
    }
}
