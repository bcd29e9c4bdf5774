package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.VirtualMachine;
import io.hypershift.azure.sandbox.hypershift.controlplane.Releases;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What HyperShift and Cluster API make of a NodePool in its control plane's namespace. */
final class MachineManifests {
    static final String MACHINE_FINALIZER = "machine.cluster.x-k8s.io";
    static final String AZURE_MACHINE_FINALIZER = "azuremachine.infrastructure.cluster.x-k8s.io";
    static final String SET_LABEL = "cluster.x-k8s.io/set-name";

    private static final String CLUSTER_LABEL = "cluster.x-k8s.io/cluster-name";
    private static final String DEPLOYMENT_LABEL = "cluster.x-k8s.io/deployment-name";

    private final NodePool pool;
    private final HostedCluster cluster;
    private final String namespace;

    MachineManifests(NodePool pool) {
        this.pool = pool;
        this.cluster = pool.cluster();
        this.namespace = cluster.controlPlaneNamespace();
    }

    Resource template() {
        return labelled(Resource.of(Kind.AZURE_MACHINE_TEMPLATE, namespace, pool.machineSetName()))
                .with("/spec/template/spec", azureMachineSpec());
    }

    Resource secret(String name, String key) {
        var value = Base64.getEncoder().encodeToString(pool.releaseImage().getBytes(StandardCharsets.UTF_8));
        return labelled(Resource.of(Kind.SECRET, namespace, name))
                .with("/type", "Opaque")
                .with("/data", Map.of(key, value));
    }

    Resource machineDeployment() {
        return labelled(Resource.of(Kind.MACHINE_DEPLOYMENT, namespace, pool.name()))
                .with("/spec", setSpec())
                .with(
                        "/spec/rollout/strategy",
                        Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 1, "maxUnavailable", 0)));
    }

    Resource machineSet(Resource deployment) {
        return labelled(Resource.of(Kind.MACHINE_SET, namespace, pool.machineSetName()))
                .withLabel(DEPLOYMENT_LABEL, pool.name())
                .with("/spec", setSpec())
                .ownedBy(deployment);
    }

    Resource machine(Resource set) {
        var name = set.name() + "-" + Names.suffix();
        return labelled(Resource.of(Kind.MACHINE, namespace, name))
                .withLabel(SET_LABEL, set.name())
                .withLabel(DEPLOYMENT_LABEL, pool.name())
                .withFinalizer(MACHINE_FINALIZER)
                .with("/spec", machineSpec(name))
                .ownedBy(set);
    }

    Resource azureMachine(Resource machine) {
        return labelled(Resource.of(Kind.AZURE_MACHINE, namespace, machine.name()))
                .withAnnotation(VirtualMachine.SUBNET, pool.azure("subnetID").asText(cluster.azure("subnetID")))
                .withFinalizer(AZURE_MACHINE_FINALIZER)
                .with("/spec", azureMachineSpec())
                .ownedBy(machine);
    }

    private Resource labelled(Resource resource) {
        return resource.withLabel(CLUSTER_LABEL, cluster.infraId())
                .withAnnotation(NodePool.ANNOTATION, pool.fullName());
    }

    private JsonNode setSpec() {
        return Json.tree(Map.of(
                "clusterName",
                cluster.infraId(),
                "replicas",
                pool.replicas(),
                "selector",
                Map.of("matchLabels", Map.of(DEPLOYMENT_LABEL, pool.name())),
                "template",
                Map.of(
                        "metadata",
                        Map.of("labels", Map.of(DEPLOYMENT_LABEL, pool.name(), CLUSTER_LABEL, cluster.infraId())),
                        "spec",
                        machineSpec(pool.machineSetName()))));
    }

    private ObjectNode machineSpec(String infrastructure) {
        var isTemplate = infrastructure.equals(pool.machineSetName());
        var kind = isTemplate ? Kind.AZURE_MACHINE_TEMPLATE : Kind.AZURE_MACHINE;
        var spec = Json.object(Map.of(
                "clusterName", cluster.infraId(),
                "version", Releases.kubernetes(pool.version()).substring(1),
                "bootstrap", Map.of("dataSecretName", pool.userDataSecret()),
                "infrastructureRef", Map.of("apiGroup", kind.group(), "kind", kind.name(), "name", infrastructure)));
        if (pool.azure("availabilityZone").isTextual()) {
            spec.set("failureDomain", pool.azure("availabilityZone"));
        }
        return spec;
    }

    private ObjectNode azureMachineSpec() {
        var disk = pool.azure("osDisk");
        var spec = Json.object(Map.of(
                "vmSize",
                pool.azure("vmSize"),
                "image",
                image(),
                "osDisk",
                Map.of(
                        "osType", "Linux",
                        "diskSizeGB", disk.path("sizeGiB").asInt(120),
                        "managedDisk",
                                Map.of(
                                        "storageAccountType",
                                        disk.path("diskStorageAccountType").asText("Premium_LRS"))),
                "securityProfile",
                Map.of(
                        "encryptionAtHost",
                        pool.azure("encryptionAtHost").asText("Enabled").equals("Enabled")),
                "sshPublicKey",
                ""));
        if (pool.azure("availabilityZone").isTextual()) {
            spec.set("failureDomain", pool.azure("availabilityZone"));
        }
        return spec;
    }

    /** The image asked for, else the one the release names for the marketplace. */
    private Map<String, Object> image() {
        if (pool.azure("image/imageID").isTextual()) {
            return Map.of("id", pool.azure("image/imageID"));
        }
        var offer = pool.azure("image/azureMarketplace");
        var minor = pool.version().split("\\.", -1);
        return Map.of(
                "marketplace",
                Map.of(
                        "publisher", offer.path("publisher").asText("azureopenshift"),
                        "offer", offer.path("offer").asText("aro4"),
                        "sku", offer.path("sku").asText("aro_" + minor[0] + minor[1]),
                        "version", offer.path("version").asText(minor[0] + minor[1] + ".0.20260101"),
                        "thirdPartyImage", false));
    }
}
