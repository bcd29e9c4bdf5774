package io.hypershift.azure.it;

import io.hypershift.azure.it.Maven.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A Maven that may still run, to be stopped in the ways that builds are stopped. The script {@code mvn} replaces itself by the
 * JVM, so that there is one process to signal; an exit by a signal is 128 and its number.
 */
public final class RunningMaven implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;
    private final Path log;

    RunningMaven(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** What it has written so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns as soon as it has written a text; fails if it ends without. */
    public void awaitOutput(String text) {
        Awaitility.await("Maven writes: " + text)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> !process.isAlive() || output().contains(text));
        if (!output().contains(text)) {
            throw new AssertionError("Maven ended without writing: " + text + "\n" + output());
        }
    }

    /** SIGTERM, as from a build server that takes a build's machine away. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /**
     * SIGINT, as from Ctrl-C. Without effect where this build ignores it itself, as one in the background of a shell without
     * job control does, for its children inherit that.
     */
    public void interrupt() {
        try {
            var pid = Long.toString(process.pid());
            var kill = new ProcessBuilder("kill", "-INT", pid).inheritIO().start();
            if (exitCode(kill) != 0) {
                throw new IllegalStateException("cannot signal process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no hook runs, and what it has started lives on. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits until it has ended. */
    public Run await() {
        return new Run(exitCode(process), output());
    }

    /** Kills it if it still runs, and what it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    static int exitCode(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Maven still runs after " + PATIENCE);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Maven runs", e);
        } finally {
            process.toHandle().destroy();
        }
    }
}
