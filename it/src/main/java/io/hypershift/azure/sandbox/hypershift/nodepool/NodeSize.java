package io.hypershift.azure.sandbox.hypershift.nodepool;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a node has to give, by its machine's size: the number in the size's name counts the cores, and each has four GiB.
 *
 * @param cores of the machine
 */
record NodeSize(int cores) {
    private static final Pattern CORES = Pattern.compile("^[A-Za-z]+_[A-Z]+(\\d+)");

    static NodeSize of(String vmSize) {
        var matcher = CORES.matcher(vmSize);
        return new NodeSize(matcher.find() ? Integer.parseInt(matcher.group(1)) : 4);
    }

    Map<String, String> capacity() {
        return amounts(cores * 1000, cores * 4096);
    }

    /** The kubelet keeps half a core and a GiB for the system. */
    Map<String, String> allocatable() {
        return amounts(cores * 1000 - 500, cores * 4096 - 1024);
    }

    private static Map<String, String> amounts(int millicores, int mebibytes) {
        return Map.of("cpu", millicores + "m", "memory", mebibytes + "Mi", "pods", "250");
    }
}
