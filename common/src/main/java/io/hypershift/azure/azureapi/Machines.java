package io.hypershift.azure.azureapi;

import com.azure.core.util.BinaryData;
import com.azure.resourcemanager.network.NetworkManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Virtual machines as Resource Manager has them, for those who look how they do. */
public final class Machines {
    private static final String VERSION = "?api-version=2024-07-01";

    private final JsonCalls arm;
    private final NetworkManager network;
    private final Outside outside;
    private final AzureCall call;

    Machines(JsonCalls arm, NetworkManager network, Outside outside, AzureCall call) {
        this.arm = arm;
        this.network = network;
        this.outside = outside;
        this.call = call;
    }

    /** Those of a resource group; none where there is no such group. */
    public List<JsonNode> of(String group) {
        var path = Roles.path(AzureId.group(network.subscriptionId(), group))
                + "/providers/Microsoft.Compute/virtualMachines" + VERSION;
        var what = "list the virtual machines of " + group;
        return arm.find(what, path).map(first -> arm.list(what, path)).orElse(List.of());
    }

    /** How one is at this moment: its {@code statuses}, of power and provisioning. */
    public Optional<JsonNode> instanceView(String id) {
        return arm.find("read how " + AzureId.nameOf(id) + " does", Roles.path(id) + "/instanceView" + VERSION)
                .map(JsonNode.class::cast);
    }

    /** The ids of its network interfaces. */
    public static Stream<String> interfaces(JsonNode machine) {
        return StreamSupport.stream(
                        machine.at("/properties/networkProfile/networkInterfaces")
                                .spliterator(),
                        false)
                .map(it -> it.path("id").asText(""))
                .filter(it -> !it.isEmpty());
    }

    /** Its states, such as {@code PowerState/running}, of one that has its {@code instanceView} with it. */
    public static Stream<String> states(JsonNode machine) {
        return StreamSupport.stream(machine.at("/instanceView/statuses").spliterator(), false)
                .map(it -> it.path("code").asText(""));
    }

    /** Whether what it prints while it boots is kept. */
    public static boolean keepsConsole(JsonNode machine) {
        return machine.at("/properties/diagnosticsProfile/bootDiagnostics/enabled")
                .asBoolean();
    }

    /**
     * The rules that count at a network interface of a running machine, of whatever security groups, as Azure has put them
     * together ({@code EffectiveNetworkSecurityGroup} of its network API).
     */
    public List<JsonNode> effectiveSecurityGroups(String interfaceId) {
        var what = "read the effective security rules of " + AzureId.nameOf(interfaceId);
        var answer = call.await(
                what,
                () -> network.serviceClient()
                        .getNetworkInterfaces()
                        .beginListEffectiveNetworkSecurityGroups(
                                AzureId.groupOf(interfaceId), AzureId.nameOf(interfaceId)));
        return StreamSupport.stream(
                        parse(what, BinaryData.fromObject(answer)).path("value").spliterator(), false)
                .toList();
    }

    private static JsonNode parse(String what, BinaryData answer) {
        try {
            return Json.parseObject(answer.toString());
        } catch (JsonProcessingException e) {
            throw new HyperShiftException(
                    Problem.of("azure-unreachable", "Azure's answer is no JSON when it was asked to {}", what), e);
        }
    }

    /** What it has printed on its serial console since it booted; it must keep that. */
    public List<String> console(String id) {
        var what = "read the serial console of " + AzureId.nameOf(id);
        var signed = arm.ask(
                what,
                Roles.path(id) + "/retrieveBootDiagnosticsData" + VERSION + "&sasUriExpirationTimeInMinutes=5",
                Json.object());
        var url = signed.path("serialConsoleLogBlobUri").asText("");
        if (url.isEmpty()) {
            return List.of(); // it has not printed anything yet
        }
        var answer = outside.get(url, what);
        if (answer.status() != 200) {
            throw new HyperShiftException(Problem.of(
                    "azure-unreachable",
                    "its storage answered with status {} when it was asked to {}",
                    answer.status(),
                    what));
        }
        return answer.body().lines().toList();
    }
}
