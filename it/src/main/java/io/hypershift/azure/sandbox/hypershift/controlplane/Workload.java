package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One workload of a control plane.
 *
 * @param wave when it is made: each wave waits for the one before
 */
record Workload(Kind kind, String name, List<String> containers, Wave wave) {
    /** The order in which a control plane comes up. */
    enum Wave {
        OPERATORS,
        ETCD,
        API_SERVER,
        COMPONENTS
    }

    static final String VERSION_OPERATOR = "cluster-version-operator";

    private static final String OAUTH_SERVER = "oauth-openshift";

    private static final List<String> API_CRITICAL =
            List.of("kube-apiserver", "openshift-apiserver", "openshift-oauth-apiserver", OAUTH_SERVER);

    /** The hosted cluster's pull secret, as its control plane has it. */
    static final String PULL_SECRET = "pull-secret";

    private static final String COMPONENT_LABEL = "hypershift.openshift.io/control-plane-component";

    private static final Map<String, String> IMAGE_ANNOTATIONS = Map.of(
            "capi-provider", "hypershift.openshift.io/capi-provider-azure-image",
            "cluster-api", "hypershift.openshift.io/capi-manager-image");

    static final Workload ETCD = new Workload(Kind.STATEFUL_SET, "etcd", List.of("etcd"), Wave.ETCD);
    static final Workload API_SERVER = new Workload(
            Kind.DEPLOYMENT, "kube-apiserver", List.of("kube-apiserver", "konnectivity-server"), Wave.API_SERVER);
    static final Workload IGNITION_SERVER = component("ignition-server");
    static final Workload CAPI_PROVIDER =
            new Workload(Kind.DEPLOYMENT, "capi-provider", List.of("manager", "token-minter"), Wave.COMPONENTS);

    private static final List<Workload> ALL = Stream.concat(
                    Stream.of(
                            new Workload(
                                    Kind.DEPLOYMENT,
                                    "control-plane-operator",
                                    List.of("control-plane-operator"),
                                    Wave.OPERATORS),
                            new Workload(Kind.DEPLOYMENT, "cluster-api", List.of("manager"), Wave.OPERATORS),
                            ETCD,
                            API_SERVER,
                            IGNITION_SERVER,
                            CAPI_PROVIDER,
                            new Workload(
                                    Kind.DEPLOYMENT,
                                    "azure-cloud-controller-manager",
                                    List.of("cloud-controller-manager"),
                                    Wave.COMPONENTS),
                            new Workload(
                                    Kind.DEPLOYMENT,
                                    "cloud-network-config-controller",
                                    List.of("controller"),
                                    Wave.COMPONENTS)),
                    Stream.of(
                                    "azure-disk-csi-driver-operator",
                                    "azure-file-csi-driver-operator",
                                    "cluster-image-registry-operator",
                                    "cluster-network-operator",
                                    "cluster-storage-operator",
                                    VERSION_OPERATOR,
                                    "hosted-cluster-config-operator",
                                    "ingress-operator",
                                    "konnectivity-agent",
                                    "kube-controller-manager",
                                    "kube-scheduler",
                                    "machine-approver",
                                    OAUTH_SERVER,
                                    "openshift-apiserver",
                                    "openshift-controller-manager",
                                    "openshift-oauth-apiserver")
                            .map(Workload::component))
            .toList();

    private static Workload component(String name) {
        return new Workload(Kind.DEPLOYMENT, name, List.of(name), Wave.COMPONENTS);
    }

    static List<Workload> all() {
        return ALL;
    }

    /** The Deployment or StatefulSet as it shall be. */
    Resource manifest(HostedCluster cluster, Resource controlPlane) {
        var labels = Map.of("app", name, COMPONENT_LABEL, name);
        var manifest = Resource.of(kind, cluster.controlPlaneNamespace(), name)
                .withLabel(COMPONENT_LABEL, name)
                .with("/spec/replicas", replicas(cluster))
                .with("/spec/selector/matchLabels/app", name)
                .with("/spec/template/metadata/labels", labels)
                .with("/spec/template/spec/priorityClassName", priorityClass(cluster))
                .with("/spec/template/spec/imagePullSecrets", List.of(Map.of("name", PULL_SECRET)))
                .with(
                        "/spec/template/spec/containers",
                        containers(cluster)
                                .map(it -> container(it, image(cluster)))
                                .toList())
                .ownedBy(controlPlane);
        if (equals(ETCD)) {
            return manifest.with("/spec/volumeClaimTemplates", List.of(etcdVolume(cluster)));
        }
        return name.equals(OAUTH_SERVER) ? withIdentities(manifest, cluster) : manifest;
    }

    private static Resource withIdentities(Resource manifest, HostedCluster cluster) {
        var volumes = new GlobalConfiguration(cluster)
                .identitySecrets().entrySet().stream()
                        .map(it -> Map.of("name", it.getKey(), "secret", Map.of("secretName", it.getValue())))
                        .toList();
        return volumes.isEmpty() ? manifest : manifest.with("/spec/template/spec/volumes", volumes);
    }

    /** Beside an API server that encrypts with a vault's key runs who asks the vault (HyperShift 3ee9615, v2/kas/kms/azure.go). */
    private Stream<String> containers(HostedCluster cluster) {
        var usesVault = cluster.resource().text("/spec/secretEncryption/type").equals("kms");
        return equals(API_SERVER) && usesVault
                ? Stream.concat(containers.stream(), Stream.of("azure-kms-provider-active"))
                : containers.stream();
    }

    /** Three of the operator's, or others that annotations name (HyperShift, support/controlplane-component/defaults.go). */
    private String priorityClass(HostedCluster cluster) {
        var what = equals(ETCD) ? "etcd" : API_CRITICAL.contains(name) ? "api-critical" : "control-plane";
        return cluster.resource()
                .annotation("hypershift.openshift.io/" + what + "-priority-class")
                .orElse("hypershift-" + what);
    }

    /** A class of its own if the cluster names one, else the default of the management cluster. */
    private static JsonNode etcdVolume(HostedCluster cluster) {
        var asked = cluster.resource().at("/spec/etcd/managed/storage/persistentVolume");
        var spec = Json.object(Map.of(
                "accessModes",
                List.of("ReadWriteOnce"),
                "resources",
                Map.of("requests", Map.of("storage", asked.path("size").asText("8Gi")))));
        if (asked.path("storageClassName").isTextual()) {
            spec.set("storageClassName", asked.path("storageClassName"));
        }
        return Json.tree(Map.of("metadata", Map.of("name", "data", "labels", Map.of("app", "etcd")), "spec", spec));
    }

    private String image(HostedCluster cluster) {
        return image(name, cluster);
    }

    /**
     * The version operator carries what runs in the hosted cluster; all others are of the control plane's own release, but for
     * Cluster API's, which an annotation may give another image.
     */
    private static String image(String workload, HostedCluster cluster) {
        return Optional.ofNullable(IMAGE_ANNOTATIONS.get(workload))
                .flatMap(cluster.resource()::annotation)
                .orElseGet(
                        () -> workload.equals(VERSION_OPERATOR) ? cluster.releaseImage() : cluster.controlPlaneImage());
    }

    private static Map<String, Object> container(String name, String image) {
        var container = new HashMap<String, Object>(Map.of(
                "name", name,
                "image", image,
                "resources", Map.of("requests", requests(name))));
        if (name.equals("kube-apiserver")) {
            container.put("command", List.of(ApiServerProgram.COMMAND));
            container.put("args", List.of("kube-apiserver"));
            container.put("ports", List.of(Map.of("name", "client", "containerPort", ApiServerProgram.PORT)));
        }
        return container;
    }

    /** All together some 4 CPUs and 8 GiB, what a control plane takes in practice. */
    private static Map<String, String> requests(String container) {
        return switch (container) {
            case "kube-apiserver" -> Map.of("cpu", "1", "memory", "2Gi");
            case "etcd" -> Map.of("cpu", "500m", "memory", "1Gi");
            default -> Map.of("cpu", "100m", "memory", "200Mi");
        };
    }

    /** An annotation for developers names Deployments of which nothing is to run. */
    private int replicas(HostedCluster cluster) {
        if (cluster.resource()
                .annotation("hypershift.openshift.io/debug-deployments")
                .filter(it -> List.of(it.split(",")).contains(name))
                .isPresent()) {
            return 0;
        }
        var isServing = wave == Wave.ETCD || wave == Wave.API_SERVER;
        var isHighlyAvailable =
                cluster.resource().text("/spec/controllerAvailabilityPolicy").equals("HighlyAvailable");
        return isServing && isHighlyAvailable ? 3 : 1;
    }

    /** Whether what is there is what shall be: its pods run the cluster's release. */
    static boolean isCurrent(Resource present, HostedCluster cluster) {
        return present.text("/spec/template/spec/containers/0/image").equals(image(present.name(), cluster))
                && ALL.stream()
                        .filter(it -> it.name().equals(present.name()))
                        .allMatch(it -> it.replicas(cluster)
                                == present.at("/spec/replicas").asInt());
    }

    /** Whether it is available and has pods: one that is to have none is available without any. */
    static boolean isRunning(Resource present) {
        return isAvailable(present) && present.at("/status/readyReplicas").asInt() > 0;
    }

    /** Whether all its pods are of the present template and ready. */
    static boolean isAvailable(Resource present) {
        var wanted = present.at("/spec/replicas").asInt(1);
        return present.at("/status/observedGeneration").asLong() >= present.generation()
                && present.at("/status/readyReplicas").asInt() >= wanted
                && present.at("/status/updatedReplicas").asInt() >= wanted
                && present.at("/status/replicas").asInt() <= wanted;
    }
}
