package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram;
import io.hypershift.azure.sandbox.told.Told;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What containers do, and what befalls them.
 *
 * @param jobs what those do that are to come to an end
 * @param servers the programs that run on, by what a container's command begins with
 */
public record Software(Told told, ContainerProgram jobs, Map<String, Supplier<Program>> servers) {}
