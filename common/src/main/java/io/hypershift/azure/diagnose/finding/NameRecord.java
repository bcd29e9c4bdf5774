package io.hypershift.azure.diagnose.finding;

import java.util.List;

/**
 * A name in DNS that the cluster needs.
 *
 * @param name such as {@code *.apps.pr-42.example.com}
 * @param type {@code A}, {@code NS} ...
 * @param purpose who needs it, or who writes it
 * @param expected what it should lead to; empty where only its presence is expected
 * @param found what it leads to; empty where there is nothing
 * @param why why it is not known what there is; empty where it is
 */
public record NameRecord(
        String name, String type, String purpose, List<String> expected, List<String> found, String why) {

    public NameRecord {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
    }

    /** Whether there is what is expected, or nobody could tell. */
    public boolean isAsExpected() {
        return !why.isEmpty() || (expected.isEmpty() ? !found.isEmpty() : found.containsAll(expected));
    }
}
