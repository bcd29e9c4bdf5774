package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a node makes of another configuration: files and units are exchanged while it runs, its disks are as it was made with them
 * (openshift/machine-config-operator, pkg/daemon/update.go).
 */
final class MachineConfigDaemon {
    private static final List<String> FIXED = List.of("disks", "filesystems", "raid");

    private MachineConfigDaemon() {}

    /** Why a node cannot go from one configuration to the other; manifests of MachineConfigs, one after the other. */
    static Optional<String> refusal(String present, String wanted) {
        return FIXED.stream()
                .filter(it -> !sections(present, it).equals(sections(wanted, it)))
                .findFirst()
                .map("ignition %s section contains changes"::formatted);
    }

    private static List<JsonNode> sections(String manifests, String name) {
        return Stream.of(manifests.split("(?m)^---$", -1))
                .filter(it -> !it.isBlank())
                .map(MachineConfigDaemon::parsed)
                .filter(it -> it.path("kind").asText().equals("MachineConfig"))
                .map(it -> it.at("/spec/config/storage/" + name))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static JsonNode parsed(String manifest) {
        try {
            return Json.parse(manifest.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
