package io.hypershift.azure.sandbox.hypershift.render;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a flag's value is read. What it is no value of is refused with {@link IllegalArgumentException}, whose message is
 * the reason that pflag 1.0.10 gives.
 */
enum FlagType {
    SWITCH {
        @Override
        List<String> read(String value) {
            var truth = TRUTHS.get(value);
            if (truth == null) {
                throw new IllegalArgumentException(
                        "strconv.ParseBool: parsing " + GoText.quoted(value) + ": invalid syntax");
            }
            return List.of(truth.toString());
        }
    },
    TEXT,
    DURATION {
        @Override
        List<String> read(String value) {
            return List.of(GoDuration.parse(value).toString());
        }
    },
    METRICS_SET {
        @Override
        List<String> read(String value) {
            return Stream.of("Telemetry", "SRE", "All")
                    .filter(set -> value.isEmpty() || set.equalsIgnoreCase(value))
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(() -> new IllegalArgumentException("invalid metrics set: " + value));
        }
    },
    PLATFORM_MONITORING {
        @Override
        List<String> read(String value) {
            if (!Set.of("OperatorOnly", "All", "None").contains(value)) {
                throw new IllegalArgumentException(
                        "invalid OCP monitoring option: " + value + ", valid values are: OperatorOnly, All, None");
            }
            return List.of(value);
        }
    },
    /** One text each time it is given. */
    TEXTS,
    /** Texts with commas between them; more each time it is given. */
    LIST {
        @Override
        List<String> read(String value) {
            return GoText.fields(value);
        }
    },
    /** {@code key=value} with commas between them; more each time it is given. */
    PAIRS {
        @Override
        List<String> read(String value) {
            var pairs = value.matches("[^=]*=[^=]*") ? List.of(unquoted(value)) : fields(value);
            pairs.stream().filter(pair -> !pair.contains("=")).findFirst().ifPresent(pair -> {
                throw new IllegalArgumentException(pair + " must be formatted as key=value");
            });
            return pairs;
        }

        private List<String> fields(String value) {
            return value.contains("=") ? GoText.fields(value) : List.of(value);
        }

        private String unquoted(String value) {
            return value.replaceAll("^\"+|\"+$", "");
        }
    };

    private static final Map<String, Boolean> TRUTHS = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("t", true),
            Map.entry("T", true),
            Map.entry("true", true),
            Map.entry("TRUE", true),
            Map.entry("True", true),
            Map.entry("0", false),
            Map.entry("f", false),
            Map.entry("F", false),
            Map.entry("false", false),
            Map.entry("FALSE", false),
            Map.entry("False", false));

    List<String> read(String value) {
        return List.of(value);
    }

    /** Whether what is given again comes beside what was given before, instead of in its place. */
    boolean isRepeatable() {
        return this == TEXTS || this == LIST || this == PAIRS;
    }
}
