package io.hypershift.azure.input;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts that a front end hands over into what the core takes. A value that is none becomes a problem in the same list as the
 * core's, and a stand-in goes on, so that the user hears everything at once.
 */
public final class Inputs {
    private static final Pattern SERVER = Pattern.compile("[-\\w.]+(:\\d{1,5})?");

    private final Checks checks = new Checks();
    private final List<Problem> fromCore = new ArrayList<>();

    public Duration duration(Parameter parameter, String text) {
        return Durations.parse(text).orElseGet(() -> {
            checks.wrong(parameter, text, Durations.RULE);
            return Duration.ofHours(1);
        });
    }

    public int number(Parameter parameter, String text, int standIn) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            checks.wrong(parameter, text, "it must be a whole number");
            return standIn;
        }
    }

    public Optional<URI> proxy(Parameter parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var proxy = uri(text).filter(it -> "http".equals(it.getScheme()) && it.getHost() != null);
        if (proxy.isEmpty()) {
            checks.wrong(parameter, text, "it must be a proxy such as http://proxy.example.com:3128");
        }
        return proxy;
    }

    /** The cloud of that name; the public one stands in for one that does not exist. */
    public AzureCloud cloud(String text) {
        return AzureCloud.of(text).orElseGet(() -> {
            checks.wrong(Parameter.CLOUD, text, "it must be one of " + AzureCloud.ids());
            return AzureCloud.PUBLIC;
        });
    }

    /** Servers as {@code host} or {@code host:port}, one or several with commas between them. */
    public List<String> servers(Parameter parameter, @Nullable String text) {
        var servers = Arrays.stream(orEmpty(text).split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        servers.stream()
                .filter(it -> !SERVER.matcher(it).matches())
                .forEach(it -> checks.wrong(parameter, it, "it must be a server such as 10.0.0.2 or 10.0.0.2:53"));
        return servers;
    }

    public void oneOf(Parameter parameter, String value, String... allowed) {
        checks.holds(parameter, value, List.of(allowed)::contains, "it must be one of " + String.join(", ", allowed));
    }

    /** One of an enum's constants, written in lower case; its first one where the text is none of them. */
    public <E extends Enum<E>> E choice(Parameter parameter, String text, Class<E> choices) {
        var all = choices.getEnumConstants();
        for (var choice : all) {
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        oneOf(parameter, text, Arrays.stream(all).map(Inputs::word).toArray(String[]::new));
        return all[0];
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    public void add(Problem problem) {
        checks.add(problem);
    }

    public void addAll(List<Problem> problems) {
        fromCore.addAll(problems);
    }

    /** Throws with all problems, if there are any; each is told once. */
    public void throwIfAny() {
        var all = new ArrayList<>(checks.problems());
        all.addAll(fromCore);
        HyperShiftException.throwIfAny(all.stream().distinct().toList());
    }

    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
