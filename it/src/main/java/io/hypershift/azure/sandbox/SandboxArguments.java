package io.hypershift.azure.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The command line. */
record SandboxArguments(boolean help, Optional<SandboxOptions> options, List<String> problems) {
    static final String USAGE = """
            Usage: java -jar hypershift-azure-sandbox.jar --directory DIR [--latency FACTOR]

            Serves an Azure subscription and a management cluster with HyperShift on 127.0.0.1 until it is killed.

              --directory DIR     where to leave ca.pem, sandbox.properties, azure-credentials.json,
                                  pull-secret.json, management.kubeconfig and exchanges.jsonl
              --latency FACTOR    the share of the real durations that everything takes: 0 (the default)
                                  for none, 1 for as long as Azure
              --help              this text
            """;

    static SandboxArguments parse(List<String> arguments) {
        var problems = new ArrayList<String>();
        Optional<String> directory = Optional.empty();
        var latency = Latency.NONE;
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            var word = words.next();
            switch (word) {
                case "--help", "-h" -> {
                    return new SandboxArguments(true, Optional.empty(), List.of());
                }
                case "--directory" -> directory = value(word, words, problems);
                case "--latency" ->
                    latency = value(word, words, problems)
                            .map(text -> latency(text, problems))
                            .orElse(Latency.NONE);
                default -> problems.add("unknown argument '" + word + "'");
            }
        }
        if (directory.isEmpty() && problems.isEmpty()) {
            problems.add("--directory is missing");
        }
        var factor = latency;
        return new SandboxArguments(
                false, directory.map(path -> SandboxOptions.in(Path.of(path)).with(factor)), List.copyOf(problems));
    }

    private static Optional<String> value(String option, Iterator<String> words, List<String> problems) {
        if (words.hasNext()) {
            return Optional.of(words.next());
        }
        problems.add(option + " needs a value");
        return Optional.empty();
    }

    private static Latency latency(String text, List<String> problems) {
        try {
            return new Latency(Double.parseDouble(text));
        } catch (IllegalArgumentException e) {
            problems.add("--latency is a number, 0 or more, not '" + text + "'");
            return Latency.NONE;
        }
    }
}
