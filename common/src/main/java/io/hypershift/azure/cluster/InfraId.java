package io.hypershift.azure.cluster;

import java.util.random.RandomGenerator;

/** Infra IDs as HyperShift's {@code infraid.New} makes them. */
final class InfraId {
    private static final int LONGEST_NAME = 21;
    private static final int RANDOM_PART = 5;

    /** Without vowels, and without what is easily taken for something else. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private InfraId() {}

    /** The readable part of the name, and five random characters. */
    static String of(String clusterName, RandomGenerator random) {
        var readable = clusterName.replaceAll("[^a-zA-Z0-9]+", "-");
        var cut =
                readable.substring(0, Math.min(readable.length(), LONGEST_NAME)).replaceAll("-+$", "");
        return cut + '-' + random(random, RANDOM_PART);
    }

    static String random(RandomGenerator random, int length) {
        var result = new StringBuilder();
        for (int i = 0; i < length; i++) {
            result.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return result.toString();
    }
}
