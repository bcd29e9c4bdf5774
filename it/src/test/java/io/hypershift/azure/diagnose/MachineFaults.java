package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.nodepool.PoolKey;
import io.hypershift.azure.nodepool.PoolSize;
import io.hypershift.azure.nodepool.ScaleNodePoolRequest;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.told.Egress;
import io.hypershift.azure.sandbox.told.Egress.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What keeps a cluster's machines from being made, from starting, and from joining. */
final class MachineFaults {
    private static final String RELEASES = "quay.io/openshift-release-dev/ocp-release:";
    private static final String MACHINES = "Microsoft.Compute/virtualMachines";
    private static final String NETWORKS = "Microsoft.Network/virtualNetworks";
    private static final String INTERFACES = "Microsoft.Network/networkInterfaces";
    private static final String SECURITY_GROUPS = "Microsoft.Network/networkSecurityGroups";
    private static final String BALANCERS = "Microsoft.Network/loadBalancers";
    private static final String COMMON_GROUP =
            "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/os4-common";
    private static final String DISK_KEYS = "/providers/Microsoft.Compute/diskEncryptionSets/keys";
    private static final String NETWORK_API = "2023-11-01";

    private static final Signal RUNNING = machines("True");
    private static final Signal NOT_IGNITED = Signal.pool("ReachedIgnitionEndpoint", "False ignitionNotReached");

    private MachineFaults() {}

    static List<Scenario> all() {
        return Scenario.all(refused(), named(), subscription(), network(), failed(), pools());
    }

    private static Signal machines(String... words) {
        return Signal.pool("AllMachinesReady", words);
    }

    /** What Azure does not give to whoever asks for it, each for a size or an image of its own. */
    private static List<Scenario> refused() {
        return List.of(
                Scenario.of("quota-exceeded", "no-quota")
                        .with(Parameter.INSTANCE_TYPE, "Standard_D4s_v3")
                        .before(it -> it.azure().azure().quotas().limit("standardDSv3Family", 2))
                        .shows(machines("OperationNotAllowed", "Cores quota")),
                Scenario.of("quota-exceeded", "no-quota-to-grow")
                        .alone(Setting.USUAL) // a quota is of all sizes of a family
                        .with(Parameter.INSTANCE_TYPE, "Standard_D2s_v5")
                        .running(it -> {
                            it.azure().azure().quotas().limit("standardDSv5Family", 3);
                            scale(it, 2);
                        })
                        .shows(machines("OperationNotAllowed", "Cores quota")),
                Scenario.of("vm-size-unavailable", "no-size")
                        .with(Parameter.INSTANCE_TYPE, "Standard_D8s_v3")
                        .before(it -> it.azure().azure().quotas().restrict("Standard_D8s_v3"))
                        .shows(machines("SkuNotAvailable", "Standard_D8s_v3")),
                Scenario.of("zone-unavailable", "no-zone")
                        .with(Parameter.INSTANCE_TYPE, "Standard_D8s_v5")
                        .with(Parameter.AVAILABILITY_ZONES, "1,2")
                        .before(it -> it.azure().azure().quotas().restrict("Standard_D8s_v5", "2"))
                        .shows(machines("SkuNotAvailable", "zones '2'")),
                Scenario.of("marketplace-image-missing", "no-image")
                        .with(Parameter.RELEASE_IMAGE, RELEASES + "4.22.0-multi")
                        .before(it -> it.azure().azure().marketplace().withdraw("azureopenshift", "aro4", "aro_422"))
                        .shows(machines("PlatformImageNotFound")),
                Scenario.of("marketplace-terms-not-accepted", "no-terms")
                        .with(Parameter.MARKETPLACE_PUBLISHER, "redhat")
                        .with(Parameter.MARKETPLACE_OFFER, "rh-ocp-worker")
                        .with(Parameter.MARKETPLACE_SKU, "rh-ocp-worker")
                        .with(Parameter.MARKETPLACE_VERSION, "421.0.20260101")
                        .before(it -> it.azure()
                                .azure()
                                .marketplace()
                                .requireTerms("redhat", "rh-ocp-worker", "rh-ocp-worker"))
                        .shows(machines("ResourcePurchaseValidationFailed", "legal terms")));
    }

    /** What a pool names, and Azure does not have, or does not let its maker use. */
    private static List<Scenario> named() {
        return List.of(
                Scenario.of("disk-encryption-set-unusable", "no-disk-keys")
                        .before(it -> encryptDisks(it, it.azure().mainGroup()))
                        .shows(machines("ResourceNotFound", "diskEncryptionSets")),
                Scenario.of("disk-encryption-set-unusable", "secret-disk-keys")
                        .before(it -> {
                            it.azure().put(COMMON_GROUP + DISK_KEYS, "2023-10-02", "{'location': 'eastus'}");
                            encryptDisks(it, COMMON_GROUP);
                        })
                        .shows(machines("LinkedAuthorizationFailed", "diskEncryptionSets/read")),
                Scenario.of("azure-misses", "no-console-account")
                        .with(Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "UserManaged")
                        .with(Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_URI, "https://consoles.blob.core.windows.net")
                        .shows(machines("StorageAccountNotFound")),
                Scenario.of("machine-refused", "azure-itself")
                        .before(
                                it -> it.azure()
                                        .azure()
                                        .faults()
                                        .add(
                                                Fault.on("PUT", "/resourceGroups/azure-itself-.*/virtualMachines/")
                                                        .times(Integer.MAX_VALUE)
                                                        .answering(
                                                                500,
                                                                "NetworkingInternalOperationError",
                                                                "An unexpected error occured while processing the network profile of the VM.")))
                        .shows(machines("NetworkingInternalOperationError")));
    }

    private static void encryptDisks(SampleCluster cluster, String group) {
        cluster.patchPools("{\"spec\": {\"platform\": {\"azure\": {\"osDisk\": {\"encryptionSetID\": \"" + group
                + DISK_KEYS + "\"}}}}}");
    }

    private static void scale(SampleCluster cluster, int nodes) {
        cluster.pools()
                .forEach(pool -> cluster.site()
                        .hypershift()
                        .nodePools()
                        .beginScale(
                                new ScaleNodePoolRequest(
                                        new PoolKey(
                                                cluster.key(),
                                                pool.at("/metadata/name").asText()),
                                        PoolSize.of(nodes),
                                        InstallOperatorRequest.NAMESPACE),
                                false,
                                new Cancellation()));
    }

    private static List<Scenario> subscription() {
        return List.of(
                Scenario.of("encryption-at-host-not-registered", "no-encryption")
                        .alone(Setting.USUAL)
                        .before(it -> it.azure().azure().features().unregister("Microsoft.Compute/EncryptionAtHost"))
                        .shows(machines("InvalidParameter", "EncryptionAtHost")),
                Scenario.of("provider-not-registered", "no-provider")
                        .alone(Setting.USUAL)
                        .before(it -> it.azure().azure().providers().unregister("Microsoft.Compute"))
                        .shows(machines("MissingSubscriptionRegistration")),
                Scenario.of("azure-policy-denies", "policy")
                        .alone(Setting.USUAL)
                        .before(it -> it.azure().azure().policies().deny("only-small-machines", MACHINES, any -> true))
                        .shows(machines("RequestDisallowedByPolicy", "only-small-machines")),
                Scenario.of("azure-lock", "locked")
                        .before(it -> it.azure()
                                .put(
                                        it.azure().mainGroup() + "/providers/Microsoft.Authorization/locks/freeze",
                                        "2020-05-01",
                                        "{'properties': {'level': 'ReadOnly'}}"))
                        .shows(machines("ScopeLocked")),
                Scenario.of("subscription-disabled", "unpaid")
                        .alone(Setting.USUAL)
                        .before(it -> it.azure().azure().subscription().disable())
                        .shows(machines("ReadOnlyDisabledSubscription")),
                Scenario.of("azure-unreachable", "firewall")
                        .alone(Setting.USUAL)
                        .before(it -> egress(it).tell("management.azure.com", Way.SILENT))
                        .shows(machines("i/o timeout")),
                Scenario.of("azure-unreachable", "login-unknown")
                        .alone(Setting.USUAL)
                        .before(it -> egress(it).tell("login.microsoftonline.com", Way.UNRESOLVED))
                        .shows(machines("no such host")),
                Scenario.of("azure-throttles", "throttled")
                        .before(it -> it.azure()
                                .azure()
                                .faults()
                                .add(Fault.on(
                                                "PUT",
                                                "/resourceGroups/throttled-.*/(virtualMachines|networkInterfaces)/")
                                        .times(Integer.MAX_VALUE)
                                        .throttled(60)))
                        .shows(machines("TooManyRequests")));
    }

    private static Egress egress(SampleCluster cluster) {
        return cluster.site().sandbox().management().told().egress();
    }

    private static List<Scenario> network() {
        return List.of(
                Scenario.of("subnet-full", "full-subnet")
                        .running(it -> {
                            it.azure().change(it.azure().only(NETWORKS), MachineFaults::shrink);
                            scale(it, 5);
                        })
                        .shows(machines("SubnetIsFull")),
                Scenario.of("network-missing", "no-network")
                        .before(it -> it.azure().remove(NETWORKS))
                        .shows(Signal.provider("ResourceNotFound")),
                Scenario.of("network-missing", "no-subnet")
                        .before(it -> it.azure()
                                .change(
                                        it.azure().only(NETWORKS),
                                        body -> Json.child(body, "properties").putArray("subnets")))
                        .shows(Signal.provider("NotFound")),
                Scenario.of("security-group-blocks", "closed-group")
                        .before(it -> close(it, "443"))
                        .shows(Signal.pool("ReachedIgnitionEndpoint", "False ignitionNotReached")),
                Scenario.of("security-group-blocks", "closed-interface")
                        .running(MachineFaults::closeNextInterface)
                        .shows(Signal.pool("AllNodesHealthy", "False")),
                Scenario.of("no-outbound", "no-outbound-rule")
                        .before(it -> it.azure()
                                .change(
                                        it.azure().only(BALANCERS),
                                        body -> Json.child(body, "properties").putArray("outboundRules")))
                        .shows(Signal.pool("ReachedIgnitionEndpoint", "False ignitionNotReached")),
                Scenario.of("no-outbound", "no-balancer")
                        .before(it -> it.azure().remove(BALANCERS))
                        .shows(Signal.pool("ReachedIgnitionEndpoint", "False ignitionNotReached")),
                Scenario.of("ignition-not-reached", "dead-firewall")
                        .alone(Setting.USUAL)
                        .with(Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "Managed")
                        .before(MachineFaults::leadToFirewall)
                        .shows(List.of(RUNNING, NOT_IGNITED)),
                Scenario.of("ignition-not-reached", "silent-firewall")
                        .alone(Setting.USUAL)
                        .before(MachineFaults::leadToFirewall)
                        .shows(List.of(RUNNING, NOT_IGNITED)),
                Scenario.of("resource-group-missing", "no-group")
                        .before(it -> it.azure()
                                .remove(found -> found.id()
                                        .text()
                                        .equalsIgnoreCase(it.azure().mainGroup())))
                        .shows(Signal.provider("AuthorizationFailed")),
                Scenario.of("machine-in-pod-network", "pods-network")
                        .before(it -> it.remake(spec -> spec.withObject("/networking")
                                .putArray("clusterNetwork")
                                .addObject()
                                .put("cidr", "10.0.0.0/14")))
                        .shows(Signal.pool("ClusterNetworkCIDRConflict", "True")));
    }

    /** Everything leaves the network through a firewall that is there no more, ten minutes ago. */
    private static void leadToFirewall(SampleCluster cluster) {
        var azure = cluster.azure();
        var network = azure.only(NETWORKS);
        var table = azure.networkGroup() + "/providers/Microsoft.Network/routeTables/to-firewall";
        azure.put(table, NETWORK_API, """
                        {'location': 'eastus', 'properties': {'routes': [{'name': 'all', 'properties': {
                          'addressPrefix': '0.0.0.0/0', 'nextHopType': 'VirtualAppliance',
                          'nextHopIpAddress': '10.0.0.200'}}]}}""");
        azure.change(
                network,
                body -> Json.child((ObjectNode) body.at("/properties/subnets/0/properties"), "routeTable")
                        .put("id", table));
        cluster.site().later(Duration.ofMinutes(15));
    }

    /** Its subnet has three addresses left for machines. */
    private static void shrink(ObjectNode network) {
        ((ObjectNode) network.at("/properties/subnets/0/properties")).put("addressPrefix", "10.0.0.0/29");
    }

    private static void close(SampleCluster cluster, String ports) {
        var group = cluster.azure().only(SECURITY_GROUPS);
        cluster.azure().put(group.id() + "/securityRules/no-internet", NETWORK_API, """
                        {'properties': {'protocol': '*', 'sourcePortRange': '*', 'destinationPortRange': '%s',
                          'sourceAddressPrefix': '*', 'destinationAddressPrefix': '*', 'access': 'Deny',
                          'priority': 100, 'direction': 'Outbound'}}""".formatted(ports));
    }

    /** Another machine gets a security group of its own before it gets out, as an organisation's policies may have it. */
    private static void closeNextInterface(SampleCluster cluster) {
        var azure = cluster.azure();
        var balancer = azure.only(BALANCERS);
        var first = azure.only(INTERFACES);
        azure.change(balancer, body -> Json.child(body, "properties").putArray("outboundRules"));
        scale(cluster, 2);
        await("its interface")
                .atMost(ScenarioRun.PATIENCE)
                .until(() -> azure.all(INTERFACES).size() == 2);
        var group = azure.only(SECURITY_GROUPS).id().text() + "-of-machines";
        azure.put(group, NETWORK_API, """
                        {'location': 'eastus', 'properties': {'securityRules': [{'name': 'nothing-out', 'properties': {
                          'protocol': 'Tcp', 'sourcePortRange': '*', 'destinationPortRange': '*',
                          'sourceAddressPrefix': '*', 'destinationAddressPrefix': 'Internet', 'access': 'Deny',
                          'priority': 100, 'direction': 'Outbound'}}]}}""");
        azure.all(INTERFACES).stream()
                .filter(it -> !it.id().equals(first.id()))
                .forEach(it -> azure.change(
                        it,
                        body -> Json.child(Json.child(body, "properties"), "networkSecurityGroup")
                                .put("id", group)));
        azure.change(azure.only(BALANCERS), body -> body.setAll(balancer.body()));
    }

    private static List<Scenario> failed() {
        return List.of(
                Scenario.of("machine-failed", "machine-deleted")
                        .running(it -> it.azure().remove(MACHINES))
                        .shows(machines("has been deleted")),
                Scenario.of("machine-failed", "machine-stopped")
                        .running(it ->
                                it.azure().act(it.azure().only(MACHINES).id().text(), "deallocate", ""))
                        .shows(Signal.pool("AllNodesHealthy", "False")),
                Scenario.of("machine-failed", "machine-broken")
                        .running(it -> it.azure()
                                .change(
                                        it.azure().only(MACHINES),
                                        body -> Json.child(body, "properties").put("provisioningState", "Failed")))
                        .shows(machines("False", "VMProvisionFailed")),
                Scenario.of("nodes-not-ready", "kubelet-stopped")
                        .running(it -> silence(it, it.azure().only(MACHINES)))
                        .shows(Signal.pool("AllNodesHealthy", "False")),
                Scenario.of("repair-blocked", "many-broken")
                        .with(Parameter.NODE_POOL_REPLICAS, "3")
                        .with(Parameter.AUTO_REPAIR, "true")
                        .running(it -> it.azure().all(MACHINES).forEach(machine -> silence(it, machine)))
                        .shows(Signal.pool("Ready", "False TooManyUnhealthy")),
                Scenario.of("machine-failed", "many-deleted")
                        .with(Parameter.NODE_POOL_REPLICAS, "3")
                        .with(Parameter.AUTO_REPAIR, "true")
                        .running(it -> it.azure().remove(MACHINES))
                        .shows(Signal.pool("Ready", "False TooManyUnhealthy")));
    }

    private static void silence(SampleCluster cluster, Resource machine) {
        cluster.site()
                .sandbox()
                .management()
                .told()
                .nodes()
                .silence(machine.id().name());
    }

    private static List<Scenario> pools() {
        return List.of(
                Scenario.of("version-skew", "old-pool")
                        .before(it -> it.patchPools(
                                "{\"spec\": {\"release\": {\"image\": \"" + RELEASES + "4.17.0-multi\"}}}"))
                        .shows(Signal.pool("SupportedVersionSkew", "False UnsupportedSkew")),
                Scenario.of("arch-mismatch", "other-arch")
                        .with(Parameter.ARCH, "arm64")
                        .before(MachineFaults::forOneArchitecture)
                        .shows(Signal.pool("ValidArchPlatform", "False")),
                Scenario.of("machine-config-invalid", "no-config")
                        .before(it -> it.patchPools("{\"spec\": {\"config\": [{\"name\": \"kubelet-settings\"}]}}"))
                        .shows(Signal.pool("ValidMachineConfig", "False ValidationFailed")),
                Scenario.of("platform-image-unknown", "before-images")
                        .before(it -> it.patchPools(
                                "{\"spec\": {\"release\": {\"image\": \"" + RELEASES + "4.19.0-multi\"}}}"))
                        .shows(Signal.event("ReconcileError: ", "no Azure VM image configured")),
                Scenario.of("pool-invalid", "no-surge")
                        .before(
                                it -> it.patchPools(
                                        "{\"spec\": {\"management\": {\"replace\": {\"strategy\": \"RollingUpdate\", \"rollingUpdate\": null}}}}"))
                        .shows(Signal.pool("UpdateManagementEnabled", "False ValidationFailed")),
                Scenario.of("in-place-upgrade-failed", "other-disks")
                        .with(Parameter.NODE_UPGRADE_TYPE, "InPlace")
                        .running(MachineFaults::partition)
                        .shows(Signal.pool("UpdatingConfig", "False InplaceUpgradeFailed")),
                Scenario.of("pool-paused", "paused-pool")
                        .running(it -> {
                            it.patchPools("{\"spec\": {\"pausedUntil\": \"true\"}}");
                            scale(it, 2);
                        })
                        .shows(Signal.pool("ReconciliationActive", "False ReconciliationPaused")));
    }

    /** Asks of nodes that run what only new ones can have. */
    private static void partition(SampleCluster cluster) {
        cluster.management()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(cluster.key().namespace())
                        .withName("var-on-a-disk-of-its-own")
                        .endMetadata()
                        .withData(Map.of("config", """
                                apiVersion: machineconfiguration.openshift.io/v1
                                kind: MachineConfig
                                metadata:
                                  name: var-partition
                                spec:
                                  config:
                                    ignition: {version: 3.4.0}
                                    storage:
                                      disks:
                                      - device: /dev/disk/azure/scsi1/lun0
                                        partitions: [{label: var, number: 1, sizeMiB: 0}]
                                """))
                        .build())
                .create();
        cluster.patchPools("{\"spec\": {\"config\": [{\"name\": \"var-on-a-disk-of-its-own\"}]}}");
    }

    private static void forOneArchitecture(SampleCluster cluster) {
        var image = RELEASES + "4.21.0-x86_64";
        cluster.remake(spec -> spec.withObject("/release").put("image", image));
        cluster.patchPools("{\"spec\": {\"release\": {\"image\": \"" + image + "\"}}}");
        assertThat(cluster.pools()).isNotEmpty();
    }
}
