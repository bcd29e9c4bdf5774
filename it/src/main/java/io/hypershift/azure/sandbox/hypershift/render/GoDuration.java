package io.hypershift.azure.sandbox.hypershift.render;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** A duration as Go's library reads and writes it. */
record GoDuration(long nanoseconds) implements Comparable<GoDuration> {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final Map<String, Long> UNITS =
            Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s", SECOND, "m", MINUTE, "h", HOUR);
    private static final Pattern PART = Pattern.compile("(?<number>\\d+\\.?\\d*|\\.\\d+)(?<unit>[^.\\d]*)");

    static GoDuration ofHours(long hours) {
        return new GoDuration(hours * HOUR);
    }

    /** Refuses what is none with {@link IllegalArgumentException}, in Go's words. */
    static GoDuration parse(String text) {
        var unsigned = text.replaceFirst("^[-+]", "");
        if (unsigned.equals("0")) {
            return new GoDuration(0);
        }
        var sum = BigDecimal.ZERO;
        var part = PART.matcher(unsigned);
        int end = 0;
        while (part.find(end) && part.start() == end) {
            sum = sum.add(new BigDecimal(part.group("number")).multiply(unit(part.group("unit"), text)));
            end = part.end();
        }
        if (unsigned.isEmpty() || end < unsigned.length() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("time: invalid duration " + GoText.quoted(text));
        }
        return new GoDuration(text.startsWith("-") ? -sum.longValue() : sum.longValue());
    }

    private static BigDecimal unit(String unit, String text) {
        var length = UNITS.get(unit);
        if (length == null) {
            var problem = unit.isEmpty() ? "missing unit" : "unknown unit " + GoText.quoted(unit);
            throw new IllegalArgumentException("time: " + problem + " in duration " + GoText.quoted(text));
        }
        return BigDecimal.valueOf(length);
    }

    @Override
    public int compareTo(GoDuration other) {
        return Long.compare(nanoseconds, other.nanoseconds);
    }

    @Override
    public String toString() {
        return nanoseconds < 0 ? "-" + positive(-nanoseconds) : positive(nanoseconds);
    }

    private static String positive(long nanoseconds) {
        if (nanoseconds < SECOND) {
            return belowOneSecond(nanoseconds);
        }
        var seconds = decimal(nanoseconds % MINUTE, 9) + "s";
        long minutes = nanoseconds / MINUTE;
        if (minutes == 0) {
            return seconds;
        }
        var belowHour = minutes % 60 + "m" + seconds;
        return minutes < 60 ? belowHour : minutes / 60 + "h" + belowHour;
    }

    private static String belowOneSecond(long nanoseconds) {
        if (nanoseconds == 0) {
            return "0s";
        }
        if (nanoseconds < 1_000) {
            return nanoseconds + "ns";
        }
        return nanoseconds < 1_000_000 ? decimal(nanoseconds, 3) + "µs" : decimal(nanoseconds, 6) + "ms";
    }

    private static String decimal(long units, int places) {
        return BigDecimal.valueOf(units, places).stripTrailingZeros().toPlainString();
    }
}
