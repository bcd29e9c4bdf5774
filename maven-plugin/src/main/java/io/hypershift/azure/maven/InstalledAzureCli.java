package io.hypershift.azure.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code az} on the path. */
final class InstalledAzureCli implements AzureCli {
    private static final long PATIENCE_SECONDS = 60;

    /** Four values, a line each. */
    private static final List<String> QUESTION =
            List.of("account", "show", "--output", "tsv", "--query", "[id, tenantId, environmentName, user.name]");

    @Override
    public Account account() throws Unavailable {
        try {
            return ask();
        } catch (IOException e) {
            throw new Unavailable("cannot be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("was interrupted");
        }
    }

    /** Its output goes to files, so that one that hangs can be ended without anybody reading from it. */
    private static Account ask() throws IOException, InterruptedException, Unavailable {
        var output = Files.createTempFile("az-", ".out");
        var errors = Files.createTempFile("az-", ".err");
        try {
            var process = start(builder(output, errors));
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new Unavailable("does not answer");
            }
            if (process.exitValue() != 0) {
                throw new Unavailable("is not signed in or does not work: " + firstLine(errors));
            }
            return account(Files.readAllLines(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static Account account(List<String> lines) throws Unavailable {
        if (lines.size() < 4) {
            throw new Unavailable("does not tell its account");
        }
        return new Account(
                lines.get(0).strip(),
                lines.get(1).strip(),
                lines.get(2).strip(),
                lines.get(3).strip());
    }

    private static Process start(ProcessBuilder builder) throws Unavailable {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Unavailable("is not installed");
        }
    }

    private static ProcessBuilder builder(Path output, Path errors) {
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        var builder = new ProcessBuilder(
                Stream.concat(windows ? Stream.of("cmd.exe", "/c", "az") : Stream.of("az"), QUESTION.stream())
                        .toList());
        if (windows) { // whose shell looks in the working directory, the user's project, first
            builder.directory(new File(System.getProperty("user.home")));
        }
        return builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    }

    private static String firstLine(Path errors) throws IOException {
        return Files.readString(errors)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("it says nothing");
    }
}
