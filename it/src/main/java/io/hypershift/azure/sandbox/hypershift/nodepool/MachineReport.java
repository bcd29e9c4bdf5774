package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/** The statuses of a Machine and its AzureMachine. */
final class MachineReport {
    private final KubeApi api;

    MachineReport(KubeApi api) {
        this.api = api;
    }

    /** How far a machine has come. */
    enum Progress {
        CREATING,
        BOOTING,
        JOINED,
        READY
    }

    /** Azure does not do what it is asked for, now; it is asked again. */
    void refused(Resource machine, Resource azureMachine, String problem) {
        failed(
                machine,
                azureMachine,
                Condition.isFalse("VMRunning", "Failed", "virtualmachine failed to create or update. err: " + problem),
                "");
    }

    /** The machine is there, and Azure has given it up. */
    void givenUp(Resource machine, Resource azureMachine, String problem) {
        failed(machine, azureMachine, Condition.isFalse("VMRunning", "VMProvisionFailed", problem), "Failed");
    }

    private void failed(Resource machine, Resource azureMachine, Condition running, String vmState) {
        azure(azureMachine, running, vmState);
        var problem = running.message();
        write(machine, running.as("InfrastructureReady"), waiting(problem), "Provisioning", node(machine));
    }

    /** What a machine's network interface has got. */
    void addressed(Resource machine, String address) {
        var addresses = Json.tree(List.of(Map.of("type", "InternalIP", "address", address)));
        if (!machine.at("/status/addresses").equals(addresses)) {
            api.updateStatus(
                    Kind.MACHINE,
                    machine,
                    Json.object(machine.at("/status").isObject() ? machine.at("/status") : Map.of())
                            .deepCopy()
                            .set("addresses", addresses));
        }
    }

    void progressed(Resource machine, Resource azureMachine, Progress progress, String node) {
        if (progress == Progress.CREATING) {
            azure(azureMachine, Condition.isFalse("VMRunning", "VMCreating", "creating or updating"), "Creating");
            write(
                    machine,
                    Condition.isFalse("InfrastructureReady", "VMCreating", "the virtual machine is being created"),
                    waiting("the virtual machine is being created"),
                    "Provisioning",
                    "");
            return;
        }
        azure(azureMachine, Condition.isTrue("VMRunning", ""), "Succeeded");
        var healthy = progress == Progress.READY
                ? Condition.isTrue("NodeHealthy", "NodeHealthy", "")
                : waiting(progress == Progress.BOOTING ? "the node has not joined" : "the node is not ready");
        write(
                machine,
                Condition.isTrue("InfrastructureReady", "InfrastructureReady", ""),
                healthy,
                progress == Progress.BOOTING ? "Provisioned" : "Running",
                node);
    }

    /** The virtual machine is gone, and the node with it. */
    void lost(Resource machine, Resource azureMachine, String problem) {
        azure(azureMachine, Condition.isFalse("VMRunning", "VMDeleted", problem), "Deleted");
        var unhealthy =
                Condition.isFalse("NodeHealthy", "NodeConditionsFailed", "Node.Ready: " + NodeStatus.SILENT.message());
        write(
                machine,
                Condition.isFalse("InfrastructureReady", "VMDeleted", problem),
                unhealthy,
                "Failed",
                node(machine));
    }

    /** The virtual machine is there, and nothing is heard from its node. */
    void silent(Resource machine, Resource azureMachine) {
        azure(azureMachine, Condition.isTrue("VMRunning", ""), "Succeeded");
        write(
                machine,
                Condition.isTrue("InfrastructureReady", "InfrastructureReady", ""),
                Condition.isFalse("NodeHealthy", "NodeConditionsFailed", "Node.Ready: " + NodeStatus.SILENT.message()),
                "Running",
                node(machine));
    }

    private static String node(Resource machine) {
        return machine.text("/status/nodeRef/name");
    }

    void deleting(Resource machine, Resource azureMachine, String problem) {
        if (!problem.isEmpty()) {
            azure(azureMachine, Condition.isFalse("VMRunning", "DeletionFailed", problem), "Deleting");
        }
        write(
                machine,
                Condition.isFalse(
                        "InfrastructureReady",
                        "Deleting",
                        problem.isEmpty() ? "the machine is being deleted" : problem),
                waiting("the machine is being deleted"),
                "Deleting",
                node(machine));
    }

    private static Condition waiting(String message) {
        return Condition.isFalse("NodeHealthy", "NodeNotReady", message);
    }

    private void azure(Resource azureMachine, Condition running, String vmState) {
        var conditions = List.of(running.as("Ready"), running);
        var status = Json.object(Map.of(
                "ready",
                running.isTrue(),
                "conditions",
                Conditions.clusterApi(azureMachine.at("/status/conditions"), conditions)));
        if (!vmState.isEmpty()) {
            status.put("vmState", vmState);
        }
        api.updateStatus(Kind.AZURE_MACHINE, azureMachine, status);
    }

    private void write(Resource machine, Condition infrastructure, Condition healthy, String phase, String node) {
        var ready = healthy.isTrue() && infrastructure.isTrue()
                ? Condition.isTrue("Ready", "Ready", "")
                : Condition.isFalse(
                        "Ready", "NotReady", infrastructure.isTrue() ? healthy.message() : infrastructure.message());
        var conditions = Conditions.observed(
                machine.at("/status/conditions"),
                List.of(ready, infrastructure, healthy, Condition.isTrue("BootstrapConfigReady", "Ready", "")),
                machine.generation());
        var status = status(conditions, infrastructure.isTrue(), phase, node);
        if (machine.has("/status/addresses")) {
            status.set("addresses", machine.at("/status/addresses"));
        }
        api.updateStatus(Kind.MACHINE, machine, status);
    }

    private static ObjectNode status(JsonNode conditions, boolean isProvisioned, String phase, String node) {
        var status = Json.object(Map.of(
                "phase",
                phase,
                "conditions",
                conditions,
                "initialization",
                Map.of("bootstrapDataSecretCreated", true, "infrastructureProvisioned", isProvisioned)));
        if (!node.isEmpty()) {
            status.set("nodeRef", Json.tree(Map.of("name", node)));
        }
        return status;
    }
}
