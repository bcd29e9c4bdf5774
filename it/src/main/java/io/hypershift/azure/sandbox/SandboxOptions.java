package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.azure.AzureSettings;
import java.nio.file.Path;

/**
 * How a sandbox is to be.
 *
 * @param directory where it leaves its files; made if it is not there
 * @param azure how its Azure behaves, and with what latency all of it
 */
public record SandboxOptions(Path directory, AzureSettings azure) {

    /** A sandbox in which nothing takes any time. */
    public static SandboxOptions in(Path directory) {
        return new SandboxOptions(directory, AzureSettings.of(Latency.NONE));
    }

    /** The same with everything taking its share of the real time. */
    public SandboxOptions with(Latency latency) {
        return new SandboxOptions(directory, AzureSettings.of(latency));
    }

    public SandboxOptions with(AzureSettings settings) {
        return new SandboxOptions(directory, settings);
    }
}
