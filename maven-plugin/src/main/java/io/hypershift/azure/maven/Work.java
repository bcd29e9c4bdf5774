package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;

/** What a goal does once its inputs are found good. */
@FunctionalInterface
interface Work {
    void run(HyperShiftAzure hypershift);
}
