package io.hypershift.azure.sandbox.hypershift.workload;

import java.util.List;

/** What a container's image does when it is run to its end. */
@FunctionalInterface
public interface ContainerProgram {

    /** Runs the image with the container's command and arguments. */
    Outcome run(String image, List<String> commandLine);

    /** How a program ended, and what it wrote. */
    record Outcome(int exitCode, String output) {}
}
