package io.hypershift.azure.sandbox.hypershift.workload;

import java.util.List;
import java.util.Map;

/** What a container's image does when it is run to its end. */
@FunctionalInterface
public interface ContainerProgram {

    /**
     * Runs the image with the container's command and arguments.
     *
     * @param files what ConfigMaps are mounted with, by the path in the container
     */
    Outcome run(String image, List<String> commandLine, Map<String, String> files);

    /** How a program ended, and what it wrote. */
    record Outcome(int exitCode, String output) {}
}
