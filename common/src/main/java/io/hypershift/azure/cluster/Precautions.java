package io.hypershift.azure.cluster;

import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.registry.Registries;
import java.util.function.Supplier;

/**
 * What is looked with at a cluster before it is made.
 *
 * @param registries tell of releases
 */
public record Precautions(CheckRunner checks, Supplier<Registries> registries) {}
