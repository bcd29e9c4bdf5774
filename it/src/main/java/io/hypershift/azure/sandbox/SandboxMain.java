package io.hypershift.azure.sandbox;

import java.io.UncheckedIOException;
import java.util.List;

/** Runs a sandbox on its own, for anyone to try the product or any other client of Azure and HyperShift on. */
public final class SandboxMain {
    private static final int BAD_USAGE = 2;

    private SandboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var parsed = SandboxArguments.parse(List.of(arguments));
        if (parsed.help()) {
            System.out.print(SandboxArguments.USAGE);
            return;
        }
        if (!parsed.problems().isEmpty()) {
            parsed.problems().forEach(problem -> System.err.println("error: " + problem));
            System.err.print(SandboxArguments.USAGE);
            System.exit(BAD_USAGE);
        }
        try (var sandbox = Sandbox.start(parsed.options().orElseThrow())) {
            System.out.println("sandbox ready: " + sandbox.directory());
            Thread.currentThread().join();
        } catch (UncheckedIOException e) {
            System.err.println("error: " + e.getMessage() + ": " + e.getCause());
            System.exit(1);
        }
    }
}
