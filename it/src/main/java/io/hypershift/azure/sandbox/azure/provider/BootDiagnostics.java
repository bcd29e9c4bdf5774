package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.blob.BootLogs;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What virtual machines print on their serial consoles while Red Hat's CoreOS boots in them: it asks the URL in its custom data
 * for its configuration, again and again where nobody answers.
 */
record BootDiagnostics(ArmState state, BootLogs logs) {
    private static final int SHOWN = 5;

    ObjectNode of(Resource machine) {
        if (!machine.properties()
                .at("/diagnosticsProfile/bootDiagnostics/enabled")
                .asBoolean()) {
            throw ArmException.conflict(
                    "BootDiagnosticsNotEnabled",
                    "Boot diagnostics is not enabled for the virtual machine '%s'."
                            .formatted(machine.id().name()));
        }
        var console = String.join("\n", console(machine)).getBytes(StandardCharsets.UTF_8);
        return Json.object()
                .put("serialConsoleLogBlobUri", logs.publish(machine.id().name() + ".serialconsole.log", console));
    }

    private List<String> console(Resource machine) {
        var name = machine.id().name();
        var lines = new ArrayList<>(List.of(
                "[    0.000000] Linux version 5.14.0-570.22.1.el9_6.x86_64",
                "[    4.183221] ignition[698]: Ignition 2.20.0",
                "[    4.190104] ignition[698]: Stage: fetch"));
        var source = source(machine);
        if (new WayOut(state).isOpenFor(machine)) {
            lines.addAll(List.of(
                    "[    6.020113] ignition[698]: GET " + source + ": attempt #1",
                    "[    6.310020] ignition[698]: GET result: OK",
                    "[   21.804411] systemd[1]: Reached target Ignition Complete.",
                    name + " login: "));
            return lines;
        }
        IntStream.rangeClosed(1, SHOWN)
                .forEach(attempt -> lines.addAll(List.of(
                        "[   %d.020113] ignition[698]: GET %s: attempt #%d".formatted(5 * attempt, source, attempt),
                        "[   %d.021009] ignition[698]: GET error: Get \"%s\": dial tcp: i/o timeout"
                                .formatted(5 * attempt + 4, source))));
        return lines;
    }

    private static String source(Resource machine) {
        return Json.text(machine.properties(), "/osProfile/customData")
                .map(it -> Base64.getDecoder().decode(it))
                .flatMap(Json::parse)
                .flatMap(it -> Json.text(it, "/ignition/config/merge/0/source"))
                .orElse("https://unknown/ignition");
    }
}
