package io.hypershift.azure.jenkins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of all arguments of the steps, made of their classes and their help. */
final class StepDocument {
    private static final String HEAD = """
            # Arguments of the pipeline steps

            Where a Maven goal has a parameter for the same value, the argument has its name and default; what is a file there is the id of
            credentials here. Durations are written `4h`, `90m` or `45m30s`. The table is checked against the plugin by its tests.

            | argument | default | steps | what it is |
            | --- | --- | --- | --- |
            """;

    private StepDocument() {}

    static String of(List<StepArguments> steps) {
        var rows = new TreeMap<String, List<String>>();
        for (var step : steps) {
            for (var argument : step.defaults().entrySet()) {
                rows.computeIfAbsent(
                                "`" + argument.getKey() + "` | " + code(argument.getValue()) + " | %s | "
                                        + help(step.type(), argument.getKey()),
                                row -> new ArrayList<>())
                        .add(step.name());
            }
        }
        return rows.entrySet().stream().map(StepDocument::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    /** The text of an argument's help, which lies with the class that has the argument. */
    static String help(Class<?> type, String argument) {
        for (Class<?> it = type; it != null; it = it.getSuperclass()) {
            try (var in = it.getResourceAsStream(it.getSimpleName() + "/help-" + argument + ".html")) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("</?code>", "`")
                            .replaceAll("</?em>", "*")
                            .replaceAll("<[^>]+>", "")
                            .strip();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException(type.getSimpleName() + " has no help for " + argument);
    }

    private static String row(Map.Entry<String, List<String>> row) {
        return "| " + row.getKey().formatted(String.join(", ", row.getValue())) + " |";
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }
}
