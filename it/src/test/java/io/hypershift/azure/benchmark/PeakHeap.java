package io.hypershift.azure.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/** The most heap that this JVM ever had in use, its pools' peaks together. */
final class PeakHeap {
    private PeakHeap() {}

    static long megabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(it -> it.getType() == MemoryType.HEAP)
                        .mapToLong(it -> it.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
