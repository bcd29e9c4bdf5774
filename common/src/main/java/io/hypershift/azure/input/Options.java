package io.hypershift.azure.input;

import io.hypershift.azure.failure.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user gave of an operation's options, as text; what is not given has its default. Values that break their rule are
 * told by {@link #check}; before that nothing else may be asked of them.
 *
 * @param given by parameter
 */
public record Options(Map<Parameter, String> given, OptionSet known) {
    public Options {
        given.keySet().forEach(known::option);
        given = Map.copyOf(given);
    }

    /** The same with another value; none where it is empty. */
    public Options with(Parameter parameter, String value) {
        var values = new EnumMap<Parameter, String>(Parameter.class);
        values.putAll(given);
        values.put(parameter, value);
        values.values().removeIf(String::isBlank);
        return new Options(values, known);
    }

    /** Whether there is a value other than the default. */
    public boolean isGiven(Parameter parameter) {
        var standard = known.option(parameter).standard();
        return !given.getOrDefault(parameter, standard).equals(standard);
    }

    /** As given, else the default; empty where there is none. */
    public String text(Parameter parameter) {
        return given.getOrDefault(parameter, known.option(parameter).standard());
    }

    /** The same where there is none in any case unless given. */
    public Optional<String> find(Parameter parameter) {
        return Optional.of(text(parameter)).filter(text -> !text.isEmpty());
    }

    public boolean isOn(Parameter parameter) {
        return text(parameter).equals("true");
    }

    public int number(Parameter parameter) {
        return Integer.parseInt(text(parameter));
    }

    public List<String> items(Parameter parameter) {
        return find(parameter).map(Items::of).orElse(List.of());
    }

    public Map<String, String> pairs(Parameter parameter) {
        return find(parameter).map(Items::pairs).orElse(Map.of());
    }

    /** Tells each value that breaks its rule. */
    public void check(Checks checks) {
        known.parameters().forEach(parameter -> {
            var value = text(parameter);
            if (!value.isEmpty()) {
                known.option(parameter).rule().check(parameter, value, checks);
            }
        });
    }

    /** Whether the value obeys its rule, so that rules about several values can look at it. */
    public boolean isSound(Parameter parameter) {
        return known.option(parameter).rule().holds().test(text(parameter));
    }
}
