package io.hypershift.azure.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shortest useful pom of the README, and its counterpart in a sample. */
final class Readme {
    private static final Pattern PLUGIN =
            Pattern.compile("<plugin>\\s*<groupId>io\\.hypershift\\.azure</groupId>.*?</plugin>", Pattern.DOTALL);

    private Readme() {}

    static String plugin() {
        return plugin(BuildPaths.sample("../../../README.md"));
    }

    static String pluginOf(String sample) {
        return plugin(BuildPaths.sample(sample).resolve("pom.xml"));
    }

    private static String plugin(Path file) {
        try {
            var match = PLUGIN.matcher(Files.readString(file));
            if (!match.find()) {
                throw new IllegalStateException(file + " shows no plugin of ours");
            }
            return match.group();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
