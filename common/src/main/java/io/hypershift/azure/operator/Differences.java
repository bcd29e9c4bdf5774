package io.hypershift.azure.operator;

import java.util.List;

/** What differs of an object, short enough for a line. */
final class Differences {
    private static final int MOST = 3;
    private static final int LENGTH = 160;

    private Differences() {}

    static String told(List<String> differences) {
        var some = differences.stream()
                .limit(MOST)
                .map(it -> it.length() > LENGTH ? it.substring(0, LENGTH) + "..." : it)
                .toList();
        var more = differences.size() - some.size();
        return String.join("; ", some) + (more > 0 ? "; and " + more + " more" : "");
    }
}
