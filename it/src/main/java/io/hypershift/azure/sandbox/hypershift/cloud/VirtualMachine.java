package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The virtual machine of one AzureMachine, with its interface and disk, named as Cluster API's Azure provider does. */
public final class VirtualMachine {
    /** Annotation of an AzureMachine: the subnet of its node pool, whose id says more than the spec's subnet name. */
    public static final String SUBNET = "sandbox.hypershift.openshift.io/subnet";

    private static final String NETWORK_API = "2023-11-01";
    private static final String COMPUTE_API = "2024-03-01";
    private static final String DISK_API = "2023-10-02";

    private final HostedCluster cluster;
    private final Resource machine;

    public VirtualMachine(HostedCluster cluster, Resource azureMachine) {
        this.cluster = cluster;
        this.machine = azureMachine;
    }

    public String id() {
        return cluster.resourceId("Microsoft.Compute", "virtualMachines", machine.name());
    }

    /** Its provisioning state, or nothing where there is no such machine. */
    public Optional<String> state(CloudSession azure) throws AzureException, InterruptedException {
        return azure.find(id(), COMPUTE_API)
                .map(it -> it.at("/properties/provisioningState").asText());
    }

    /** Whether it runs, or somebody has stopped it. */
    public boolean isRunning(CloudSession azure) throws AzureException, InterruptedException {
        return azure.get(id() + "/instanceView", COMPUTE_API)
                .path("statuses")
                .valueStream()
                .map(it -> it.path("code").asText())
                .noneMatch(it -> it.startsWith("PowerState/") && !it.equals("PowerState/running"));
    }

    /** Why Azure has not made the machine. */
    public String failure(CloudSession azure) throws AzureException, InterruptedException {
        var statuses = azure.get(id() + "/instanceView", COMPUTE_API).path("statuses");
        return statuses.valueStream()
                .filter(it -> it.path("level").asText().equals("Error"))
                .map(it -> it.path("code").asText() + ": "
                        + it.path("displayStatus").asText())
                .findFirst()
                .orElse("provisioning of " + machine.name() + " has failed");
    }

    /** Its address in the subnet. */
    public Optional<String> address(CloudSession azure) throws AzureException, InterruptedException {
        return azure.find(nicId(), NETWORK_API)
                .map(it -> it.at("/properties/ipConfigurations/0/properties/privateIPAddress")
                        .asText(""))
                .filter(address -> !address.isEmpty());
    }

    /** Whether security groups and routes let it out, as the machine itself finds out whoever may look at those. */
    public boolean isLetOut(CloudSession azure) throws AzureException, InterruptedException {
        return azure.get(id() + "/wayOut", COMPUTE_API).path("isOpen").asBoolean();
    }

    public void create(CloudSession azure) throws AzureException, InterruptedException {
        var pool = Egress.backendPool(cluster, azure);
        azure.put(nicId(), NETWORK_API, nic(pool));
        azure.put(id(), COMPUTE_API, vm());
    }

    /** Deletes machine, interface and disk, one after the other; answers whether all of them are gone. */
    public boolean delete(CloudSession azure) throws AzureException, InterruptedException {
        return isGone(azure, id(), COMPUTE_API)
                && isGone(azure, nicId(), NETWORK_API)
                && isGone(azure, diskId(), DISK_API);
    }

    private static boolean isGone(CloudSession azure, String id, String apiVersion)
            throws AzureException, InterruptedException {
        var found = azure.find(id, apiVersion);
        if (found.isPresent()
                && !found.get().at("/properties/provisioningState").asText().equals("Deleting")) {
            azure.delete(id, apiVersion);
        }
        return found.isEmpty();
    }

    private String nicId() {
        return cluster.resourceId("Microsoft.Network", "networkInterfaces", machine.name() + "-nic");
    }

    private String diskId() {
        return cluster.resourceId("Microsoft.Compute", "disks", diskName());
    }

    private String diskName() {
        return machine.name() + "_OSDisk";
    }

    private JsonNode nic(Optional<String> backendPool) {
        var properties = Json.object(Map.of(
                "privateIPAllocationMethod",
                "Dynamic",
                "primary",
                true,
                "subnet",
                Map.of("id", machine.annotation(SUBNET).orElse(cluster.azure("subnetID")))));
        backendPool.ifPresent(
                id -> properties.set("loadBalancerBackendAddressPools", Json.tree(List.of(Map.of("id", id)))));
        return Json.tree(Map.of(
                "location", cluster.azure("location"),
                "tags", tags(),
                "properties",
                        Map.of(
                                "enableAcceleratedNetworking",
                                true,
                                "ipConfigurations",
                                List.of(Map.of("name", "pipConfig", "properties", properties)))));
    }

    private JsonNode vm() {
        var spec = machine.at("/spec");
        var vm = Json.object(Map.of(
                "location",
                cluster.azure("location"),
                "tags",
                tags(),
                "properties",
                Map.of(
                        "hardwareProfile", Map.of("vmSize", spec.path("vmSize")),
                        "storageProfile", storage(spec),
                        "osProfile", operatingSystem(),
                        "securityProfile",
                                Map.of(
                                        "encryptionAtHost",
                                        spec.at("/securityProfile/encryptionAtHost")
                                                .asBoolean()),
                        "networkProfile",
                                Map.of(
                                        "networkInterfaces",
                                        List.of(Map.of("id", nicId(), "properties", Map.of("primary", true)))))));
        if (spec.has("failureDomain")) {
            vm.set("zones", Json.tree(List.of(spec.path("failureDomain").asText())));
        }
        var boot = spec.at("/diagnostics/boot");
        if (boot.isObject() && vm.path("properties") instanceof ObjectNode properties) {
            properties.set("diagnosticsProfile", diagnostics(boot));
        }
        return vm;
    }

    private static JsonNode diagnostics(JsonNode boot) {
        var isOn = !boot.path("storageAccountType").asText().equals("Disabled");
        var diagnostics = Json.object(Map.of("enabled", isOn));
        boot.at("/userManaged").properties().forEach(it -> diagnostics.set("storageUri", it.getValue()));
        return Json.tree(Map.of("bootDiagnostics", diagnostics));
    }

    private Map<String, Object> storage(JsonNode spec) {
        var disk = spec.path("osDisk");
        return Map.of(
                "osDisk",
                Map.of(
                        "name", diskName(),
                        "osType", "Linux",
                        "createOption", "FromImage",
                        "diskSizeGB", disk.path("diskSizeGB").asInt(120),
                        "managedDisk", disk.path("managedDisk")),
                "imageReference",
                image(spec.path("image")));
    }

    private static JsonNode image(JsonNode image) {
        if (image.has("id")) {
            return Json.tree(Map.of("id", image.path("id")));
        }
        var offer = Json.object(image.path("marketplace")).deepCopy();
        offer.remove("thirdPartyImage");
        return offer;
    }

    private Map<String, Object> operatingSystem() {
        var linux = Map.of("disablePasswordAuthentication", true, "provisionVMAgent", true);
        return Map.of(
                "computerName",
                machine.name(),
                "adminUsername",
                "capi",
                "linuxConfiguration",
                linux,
                "customData",
                Base64.getEncoder().encodeToString(userData().getBytes(StandardCharsets.UTF_8)));
    }

    /** Where the machine finds its configuration, without the token that it shows there. */
    private String userData() {
        var source = "https://" + cluster.resource().text("/status/ignitionEndpoint") + "/ignition";
        return Json.tree(Map.of(
                        "ignition",
                        Map.of("version", "3.2.0", "config", Map.of("merge", List.of(Map.of("source", source))))))
                .toString();
    }

    private Map<String, String> tags() {
        return Map.of(
                "Name",
                machine.name(),
                "sigs.k8s.io_cluster-api-provider-azure_cluster_" + cluster.infraId(),
                "owned",
                "sigs.k8s.io_cluster-api-provider-azure_role",
                "node");
    }
}
