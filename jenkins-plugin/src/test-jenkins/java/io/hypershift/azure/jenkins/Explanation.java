package io.hypershift.azure.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints, when a test has failed, what the builds and Jenkins itself told. */
final class Explanation implements AfterTestExecutionCallback {
    private static final int LINES = 150;

    /** What only Jenkins' own pages show. */
    private static final Pattern NOTE = Pattern.compile("\\x1B\\[8m.*?\\x1B\\[0m");

    private final Supplier<JenkinsHome> home;

    Explanation(Supplier<JenkinsHome> home) {
        this.home = home;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        for (var console : home.get().consoles()) {
            print(console);
        }
        print(home.get().log());
    }

    private static void print(Path file) throws IOException {
        var lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        System.out.println("---- " + file);
        lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> NOTE.matcher(line).replaceAll(""))
                .forEach(System.out::println);
    }
}
