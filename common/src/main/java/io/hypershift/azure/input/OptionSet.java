package io.hypershift.azure.input;

import io.hypershift.azure.failure.Parameter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that an operation knows, each with what its value must be and what counts where none is given. */
public final class OptionSet {
    private final Map<Parameter, Option> options;

    private OptionSet(Map<Parameter, Option> options) {
        this.options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
    }

    record Option(ValueRule rule, String standard) {}

    public static OptionSet empty() {
        return new OptionSet(Map.of());
    }

    /** One more option, which is left out unless given. */
    public OptionSet with(Parameter parameter, ValueRule rule) {
        return with(parameter, rule, "");
    }

    /** One more option; {@code standard} is its default. */
    public OptionSet with(Parameter parameter, ValueRule rule, String standard) {
        var more = new EnumMap<Parameter, Option>(Parameter.class);
        more.putAll(options);
        more.put(parameter, new Option(rule, standard));
        return new OptionSet(more);
    }

    public OptionSet with(OptionSet others) {
        var more = new EnumMap<Parameter, Option>(Parameter.class);
        more.putAll(options);
        more.putAll(others.options);
        return new OptionSet(more);
    }

    public Set<Parameter> parameters() {
        return options.keySet();
    }

    /** What is given of these options: a blank value is not. */
    public Options given(Map<Parameter, @Nullable String> values) {
        var given = new EnumMap<Parameter, String>(Parameter.class);
        values.forEach((parameter, value) -> {
            if (value != null && !value.isBlank()) {
                given.put(parameter, value.strip());
            }
        });
        return new Options(given, this);
    }

    Option option(Parameter parameter) {
        var option = options.get(parameter);
        if (option == null) {
            throw new IllegalArgumentException(parameter + " is none of " + options.keySet());
        }
        return option;
    }
}
