package io.hypershift.azure.sandbox;

import io.hypershift.azure.sandbox.azure.AzureSettings;
import io.hypershift.azure.sandbox.hypershift.ManagementSettings;
import java.nio.file.Path;

/**
 * How a sandbox is to be.
 *
 * @param directory where it leaves its files; made if it is not there
 * @param azure how its Azure behaves, and with what latency all of it
 * @param management how its management cluster is made
 */
public record SandboxOptions(Path directory, AzureSettings azure, ManagementSettings management) {

    /** A sandbox in which nothing takes any time. */
    public static SandboxOptions in(Path directory) {
        return new SandboxOptions(directory, AzureSettings.of(Latency.NONE), ManagementSettings.DEFAULT);
    }

    /** The same with everything taking its share of the real time. */
    public SandboxOptions with(Latency latency) {
        return new SandboxOptions(directory, AzureSettings.of(latency), management);
    }

    public SandboxOptions with(AzureSettings settings) {
        return new SandboxOptions(directory, settings, management);
    }

    public SandboxOptions with(ManagementSettings settings) {
        return new SandboxOptions(directory, azure, settings);
    }
}
