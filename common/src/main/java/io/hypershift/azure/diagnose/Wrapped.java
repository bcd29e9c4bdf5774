package io.hypershift.azure.diagnose;

import io.hypershift.azure.diagnose.report.Printable;
import java.util.ArrayList;
import java.util.List;

/** A text in lines that are broken at blanks: a URL or a command's argument stays whole, however long. */
record Wrapped(List<String> lines) {
    private static final int WIDTH = 120;
    private static final String CUT = " ...";

    /** @param indent what a line begins with that goes on from the one before */
    static Wrapped of(String text, String indent) {
        var lines = new ArrayList<String>();
        Printable.of(text).lines().filter(it -> !it.isBlank()).forEach(it -> breakInto(lines, it, indent));
        return new Wrapped(List.copyOf(lines));
    }

    /** As many of the lines, the last with dots where some are left out. */
    List<String> atMost(int most) {
        if (lines.size() <= most) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, shortened(kept.get(most - 1)));
        return kept;
    }

    private static String shortened(String line) {
        int end = line.length() + CUT.length() <= WIDTH ? line.length() : line.lastIndexOf(' ', WIDTH - CUT.length());
        return line.substring(0, end > 0 ? end : line.length()) + CUT;
    }

    private static void breakInto(List<String> lines, String text, String indent) {
        var rest = text.stripTrailing();
        while (rest.length() > WIDTH) {
            int begin = rest.length() - rest.stripLeading().length();
            int end = rest.lastIndexOf(' ', WIDTH);
            if (end <= begin) {
                end = rest.indexOf(' ', WIDTH);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).strip();
        }
        lines.add(rest);
    }
}
