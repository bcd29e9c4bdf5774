package io.hypershift.azure.maven;

import io.hypershift.azure.maven.PluginDescriptor.GoalParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of all parameters, made of the descriptor. */
record ParameterDocument(PluginDescriptor descriptor) {
    private static final String HEAD = """
            # Parameters

            Where HyperShift's CLI has a flag for the same thing, the parameter has its words in camel case: `--node-pool-replicas` is
            `nodePoolReplicas`, in a pom `<nodePoolReplicas>`, on the command line `-Dhypershift.nodePoolReplicas`. Durations are written `4h`, `90m` or
            `45m30s`. The table is checked against the plugin by its tests.

            | parameter | on the command line | default | goals | what it is |
            | --- | --- | --- | --- | --- |
            """;

    private static final String FLAGS = """

            ## Flags of HyperShift's CLI
            """;

    @Override
    public String toString() {
        var goalsOf = new TreeMap<GoalParameter, List<String>>(
                Comparator.comparing(GoalParameter::name).thenComparing(GoalParameter::toString));
        descriptor
                .goals()
                .forEach((goal, mojo) -> PluginDescriptor.parameters(mojo)
                        .forEach(parameter -> goalsOf.computeIfAbsent(parameter, first -> new ArrayList<>())
                                .add(goal)));
        return goalsOf.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        HEAD,
                        "\n" + FLAGS
                                + CliFlags.ALL.stream().map(CliFlags::table).collect(Collectors.joining())));
    }

    private static String row(GoalParameter parameter, List<String> goals) {
        return String.join(
                " | ",
                "| `" + parameter.name() + "`",
                parameter.property().isEmpty() ? "" : "`-D" + parameter.property() + "`",
                parameter.defaultValue().isEmpty() ? "" : "`" + parameter.defaultValue() + "`",
                String.join(", ", goals),
                parameter.description().replaceAll("\\s+", " ").replaceAll("</?code>", "`") + " |");
    }
}
