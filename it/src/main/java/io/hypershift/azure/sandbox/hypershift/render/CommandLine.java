package io.hypershift.azure.sandbox.hypershift.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads flags as cobra does; words that are no flags are let pass, as there. */
final class CommandLine {
    private final Deque<String> left;
    private final Map<String, List<String>> given = new HashMap<>();

    private CommandLine(List<String> arguments) {
        left = new ArrayDeque<>(arguments);
    }

    static RenderFlags parse(List<String> arguments) {
        var line = new CommandLine(arguments);
        while (!line.left.isEmpty()) {
            line.readNext();
        }
        return new RenderFlags(Map.copyOf(line.given));
    }

    private void readNext() {
        var argument = left.remove();
        if (argument.equals("--")) {
            left.clear();
        } else if (argument.startsWith("--")) {
            readFlag(argument);
        } else if (argument.startsWith("-") && argument.length() > 1) {
            throw new RefusedException("unknown shorthand flag: '" + argument.charAt(1) + "' in " + argument);
        }
    }

    private void readFlag(String argument) {
        var parts = argument.substring(2).split("=", 2);
        var name = parts[0];
        if (name.isEmpty() || name.startsWith("-")) {
            throw new RefusedException("bad flag syntax: " + argument);
        }
        var flag = KnownFlags.BY_NAME.get(name);
        if (flag == null) {
            throw new RefusedException("unknown flag: --" + name);
        }
        keep(flag, parts.length == 2 ? parts[1] : value(flag));
    }

    private String value(Flag flag) {
        if (flag.type() == FlagType.SWITCH) {
            return "true";
        }
        if (left.isEmpty()) {
            throw new RefusedException("flag needs an argument: --" + flag.name());
        }
        return left.remove();
    }

    private void keep(Flag flag, String value) {
        var values =
                new ArrayList<>(flag.type().isRepeatable() ? given.getOrDefault(flag.name(), List.of()) : List.of());
        values.addAll(flag.read(value));
        given.put(flag.name(), List.copyOf(values));
    }
}
