package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What HyperShift's operator makes of a HostedCluster: the control plane's namespace and object, and Cluster API's. */
final class ControlPlaneObjects {
    static final String CLUSTER_ANNOTATION = "hypershift.openshift.io/cluster";
    static final String CONTROL_PLANE_FINALIZER = "hypershift.openshift.io/control-plane-operator-finalizer";
    static final String CLUSTER_FINALIZER = "cluster.cluster.x-k8s.io";

    private final HostedCluster cluster;
    private final String namespace;

    ControlPlaneObjects(HostedCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.controlPlaneNamespace();
    }

    Resource namespace() {
        return Resource.of(Kind.NAMESPACE, namespace)
                .withLabel("hypershift.openshift.io/hosted-control-plane", "true")
                .withLabel("pod-security.kubernetes.io/enforce", "privileged")
                .withLabel("pod-security.kubernetes.io/audit", "privileged")
                .withLabel("pod-security.kubernetes.io/warn", "privileged")
                .withLabel("security.openshift.io/scc.podSecurityLabelSync", "false");
    }

    Resource controlPlane() {
        ObjectNode spec = cluster.resource().at("/spec").deepCopy();
        spec.remove(List.of("release", "controlPlaneRelease"));
        spec.put("releaseImage", cluster.releaseImage());
        if (!cluster.controlPlaneImage().equals(cluster.releaseImage())) {
            spec.put("controlPlaneReleaseImage", cluster.controlPlaneImage());
        }
        spec.withObject("/sshKey");
        return Resource.of(Kind.HOSTED_CONTROL_PLANE, namespace, cluster.name())
                .withAnnotation(CLUSTER_ANNOTATION, cluster.namespace() + "/" + cluster.name())
                .withFinalizer(CONTROL_PLANE_FINALIZER)
                .with("/spec", spec);
    }

    Resource capiCluster() {
        return Resource.of(Kind.CLUSTER, namespace, cluster.infraId())
                .withAnnotation(CLUSTER_ANNOTATION, cluster.namespace() + "/" + cluster.name())
                .withFinalizer(CLUSTER_FINALIZER)
                .with("/spec/paused", cluster.isPaused())
                .with("/spec/controlPlaneRef", reference(Kind.HOSTED_CONTROL_PLANE))
                .with("/spec/infrastructureRef", reference(Kind.AZURE_CLUSTER));
    }

    Resource azureCluster() {
        var vnet = cluster.azure("vnetID").split("/", -1);
        var subnet = cluster.azure("subnetID");
        return Resource.of(Kind.AZURE_CLUSTER, namespace, cluster.name())
                .withAnnotation("cluster.x-k8s.io/managed-by", "external")
                .withAnnotation(CLUSTER_ANNOTATION, cluster.namespace() + "/" + cluster.name())
                .withLabel("cluster.x-k8s.io/cluster-name", cluster.infraId())
                .with("/spec/location", cluster.azure("location"))
                .with("/spec/resourceGroup", cluster.azure("resourceGroup"))
                .with("/spec/subscriptionID", cluster.azure("subscriptionID"))
                .with(
                        "/spec/identityRef",
                        Map.of(
                                "apiVersion", Kind.AZURE_CLUSTER_IDENTITY.apiVersion(),
                                "kind", Kind.AZURE_CLUSTER_IDENTITY.name(),
                                "name", cluster.name(),
                                "namespace", namespace))
                .with(
                        "/spec/networkSpec/vnet",
                        Map.of("name", vnet[vnet.length - 1], "resourceGroup", vnet.length > 4 ? vnet[4] : ""))
                .with(
                        "/spec/networkSpec/subnets",
                        List.of(Map.of("name", subnet.substring(subnet.lastIndexOf('/') + 1), "role", "node")))
                .with(
                        "/spec/networkSpec/nodeOutboundLB",
                        Map.of("name", cluster.infraId(), "backendPool", Map.of("name", cluster.infraId())));
    }

    Resource identity() {
        return Resource.of(Kind.AZURE_CLUSTER_IDENTITY, namespace, cluster.name())
                .with("/spec/type", "WorkloadIdentity")
                .with("/spec/clientID", cluster.clientId("nodePoolManagement"))
                .with("/spec/tenantID", cluster.azure("tenantID"))
                .with("/spec/allowedNamespaces/list", List.of(namespace));
    }

    /** The Services by which clients and nodes reach the control plane. */
    List<Resource> services(Resource controlPlane) {
        var apiServer = Resource.of(Kind.SERVICE, namespace, "kube-apiserver")
                .with("/spec/selector/app", "kube-apiserver")
                .with("/spec/ports", List.of(Map.of("name", "https", "port", 6443, "targetPort", 6443)));
        var published = Resource.of(Kind.SERVICE, namespace, "kube-apiserver-lb")
                .with("/spec/type", isBalanced() ? "LoadBalancer" : "ClusterIP")
                .with("/spec/selector/app", "kube-apiserver")
                .with("/spec/ports", List.of(Map.of("name", "https", "port", 7443, "targetPort", 6443)));
        var ignition = Resource.of(Kind.SERVICE, namespace, "ignition-server")
                .with("/spec/selector/app", "ignition-server")
                .with("/spec/ports", List.of(Map.of("name", "https", "port", 443, "targetPort", 9090)));
        return Stream.of(
                        List.of(apiServer, published, ignition),
                        new PrivateServices(cluster).services(),
                        new PublicRoutes(cluster).services())
                .flatMap(List::stream)
                .map(it -> it.ownedBy(controlPlane))
                .toList();
    }

    boolean isBalanced() {
        return cluster.isPublic() && cluster.publishing("APIServer").equals("LoadBalancer");
    }

    private Map<String, String> reference(Kind kind) {
        return Map.of("apiGroup", kind.group(), "kind", kind.name(), "name", cluster.name());
    }
}
