package io.hypershift.azure.cluster;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Names for clusters that nobody named: they tell project and build, and no two are alike, however many builds run at once.
 * They leave room for all that is named after the cluster: an Azure network bears the cluster's name and infra ID, and has 64
 * characters at most.
 */
public final class GeneratedName {
    private static final int PROJECT = 16;
    private static final int BUILD = 7;
    private static final int RANDOM = 5;

    private GeneratedName() {}

    /**
     * A name of at most 30 characters.
     *
     * @param project what is built, such as an artifact id or a job's path; of a long one its end counts
     * @param build the build's number; may be empty
     */
    public static String of(String project, String build, RandomGenerator random) {
        var begin = end(project, PROJECT).replaceAll("^[^a-z]+", "");
        var number = end(build, BUILD).replaceAll("^-+", "");
        return (begin.isEmpty() ? "ci" : begin) + "-" + (number.isEmpty() ? "" : number + "-")
                + InfraId.random(random, RANDOM);
    }

    /** The last words, as far as a DNS label may hold them; of one long word its end. */
    private static String end(String text, int longest) {
        var label = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-+$", "");
        if (label.length() <= longest) {
            return label;
        }
        var end = label.substring(label.length() - longest);
        return end.substring(end.indexOf('-') + 1);
    }
}
