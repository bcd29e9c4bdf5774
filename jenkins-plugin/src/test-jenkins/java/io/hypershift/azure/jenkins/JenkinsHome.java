package io.hypershift.azure.jenkins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A home of Jenkins as an administrator sets it up: plugins, ours as it is packaged among them, and credentials. */
final class JenkinsHome {
    private final Path directory;

    private JenkinsHome(Path directory) {
        this.directory = directory;
    }

    /** A fresh one, whatever was there before. */
    static JenkinsHome in(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            delete(directory);
        }
        var plugins = Files.createDirectories(directory.resolve("plugins"));
        try (var files = Files.list(resource("/test-dependencies/index").resolveSibling(""))) {
            for (var hpi : files.filter(it -> it.toString().endsWith(".hpi")).toList()) {
                var name = hpi.getFileName().toString().replace(".hpi", ".jpi");
                Files.copy(hpi, plugins.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(
                Path.of(System.getProperty("jenkins-plugin.hpi", "target/hypershift-azure.hpi")),
                plugins.resolve("hypershift-azure.jpi"));
        var scripts = Files.createDirectories(directory.resolve("init.groovy.d"));
        Files.copy(resource("/real-jenkins/set-up.groovy"), scripts.resolve("set-up.groovy"));
        return new JenkinsHome(directory);
    }

    Path directory() {
        return directory;
    }

    /** What Jenkins itself tells, over all its restarts. */
    Path log() {
        return directory.resolve("jenkins.log");
    }

    Path build(String job, int number) {
        return directory.resolve("jobs/" + job + "/builds/" + number);
    }

    Path workspace(String job) {
        return directory.resolve("workspace").resolve(job);
    }

    /** The files in a directory and all that are in it; one byte is one character. */
    static List<String> contents(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(JenkinsHome::content).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The consoles that builds have written so far, whether Jenkins is there or not. */
    List<Path> consoles() throws IOException {
        try (var files = Files.find(directory.resolve("jobs"), 4, (file, attributes) -> file.endsWith("log"))) {
            return files.sorted().toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) { // one of those that Jenkins writes beside and then renames
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(JenkinsHome.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
