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
import java.util.Optional;

/** What HyperShift and Cluster API make of a NodePool in its control plane's namespace. */
final class MachineManifests {
    static final String MACHINE_FINALIZER = "machine.cluster.x-k8s.io";
    static final String AZURE_MACHINE_FINALIZER = "azuremachine.infrastructure.cluster.x-k8s.io";
    static final String SET_LABEL = "cluster.x-k8s.io/set-name";

    private static final String CLUSTER_LABEL = "cluster.x-k8s.io/cluster-name";
    static final String DEPLOYMENT_LABEL = "cluster.x-k8s.io/deployment-name";

    private final PoolTarget target;
    private final NodePool pool;
    private final HostedCluster cluster;
    private final String namespace;

    MachineManifests(PoolTarget target) {
        this.target = target;
        this.pool = target.pool();
        this.cluster = pool.cluster();
        this.namespace = cluster.controlPlaneNamespace();
    }

    Resource template() {
        return labelled(Resource.of(Kind.AZURE_MACHINE_TEMPLATE, namespace, target.template()))
                .with("/spec/template/spec", azureMachineSpec());
    }

    /** What machines of this configuration and release are known by at the ignition server. */
    Resource token() {
        return secret(target.tokenSecret(), Map.of("release", pool.releaseImage(), "config", target.manifests()));
    }

    Resource userData() {
        return secret(target.userDataSecret(), Map.of("value", pool.releaseImage()));
    }

    private Resource secret(String name, Map<String, String> data) {
        var secret = labelled(Resource.of(Kind.SECRET, namespace, name)).with("/type", "Opaque");
        for (var entry : data.entrySet()) {
            var value = Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8));
            secret = secret.with("/data/" + entry.getKey(), value);
        }
        return secret;
    }

    Resource machineDeployment(int replicas) {
        return labelled(Resource.of(Kind.MACHINE_DEPLOYMENT, namespace, pool.name()))
                .with("/spec", setSpec(replicas))
                .with("/spec/rollout/strategy", strategy());
    }

    private JsonNode strategy() {
        var replace = pool.resource().at("/spec/management/replace");
        if (replace.path("strategy").asText().equals("OnDelete")) {
            return Json.tree(Map.of("type", "OnDelete"));
        }
        var update = Json.object(Map.of("maxSurge", 1, "maxUnavailable", 0));
        replace.path("rollingUpdate").properties().forEach(it -> update.set(it.getKey(), it.getValue()));
        return Json.tree(Map.of("type", "RollingUpdate", "rollingUpdate", update));
    }

    /** Where machines are replaced a set is the deployment's, else it stands alone. */
    Resource machineSet(int replicas, Optional<Resource> deployment) {
        var set = labelled(Resource.of(Kind.MACHINE_SET, namespace, target.machineSet()))
                .with("/spec", setSpec(replicas));
        return deployment
                .map(it -> set.withLabel(DEPLOYMENT_LABEL, pool.name()).ownedBy(it))
                .orElse(set);
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

    private JsonNode setSpec(int replicas) {
        return Json.tree(Map.of(
                "clusterName",
                cluster.infraId(),
                "replicas",
                replicas,
                "selector",
                Map.of("matchLabels", Map.of(DEPLOYMENT_LABEL, pool.name())),
                "template",
                Map.of(
                        "metadata",
                        Map.of("labels", Map.of(DEPLOYMENT_LABEL, pool.name(), CLUSTER_LABEL, cluster.infraId())),
                        "spec",
                        machineSpec(target.template()))));
    }

    private ObjectNode machineSpec(String infrastructure) {
        var isTemplate = infrastructure.equals(target.template());
        var kind = isTemplate ? Kind.AZURE_MACHINE_TEMPLATE : Kind.AZURE_MACHINE;
        var spec = Json.object(Map.of(
                "clusterName", cluster.infraId(),
                "version", Releases.kubernetes(pool.version()).substring(1),
                "bootstrap", Map.of("dataSecretName", target.userDataSecret()),
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
                MachineImage.of(pool).orElse(Map.of()),
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
        if (disk.path("encryptionSetID").isTextual()) {
            Json.object(spec.at("/osDisk/managedDisk"))
                    .set("diskEncryptionSet", Json.tree(Map.of("id", disk.path("encryptionSetID"))));
        }
        if (pool.azure("diagnostics").isObject()) {
            spec.set("diagnostics", Json.tree(Map.of("boot", pool.azure("diagnostics"))));
        }
        if (pool.azure("availabilityZone").isTextual()) {
            spec.set("failureDomain", pool.azure("availabilityZone"));
        }
        return spec;
    }
}
