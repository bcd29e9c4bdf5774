package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.PortForward;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A way to a cluster's API server for who reaches the management cluster only, as with private clusters: a port of this machine
 * that leads to the API server's pod there. It has a client of its own, and lives until it is closed.
 */
public final class ApiForward implements AutoCloseable {
    private static final String API_SERVER = "kube-apiserver";
    private static final int USUAL_PORT = 6443;

    private final KubeApi management;
    private final PortForward forward;
    private final AdministratorKubeconfig kubeconfig;

    private ApiForward(KubeApi management, PortForward forward, AdministratorKubeconfig kubeconfig) {
        this.management = management;
        this.forward = forward;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Opens the way.
     *
     * @param management is closed with it
     */
    static ApiForward open(KubeApi management, AdministratorKubeconfig kubeconfig) {
        try {
            var pod = pod(management, kubeconfig.key());
            var forward = management.forward(pod.ref(), port(pod));
            return new ApiForward(management, forward, kubeconfig.forwardedBy(forward.port()));
        } catch (RuntimeException e) {
            management.close();
            throw e;
        }
    }

    /** The cluster's kubeconfig for this way. */
    public AdministratorKubeconfig kubeconfig() {
        return kubeconfig;
    }

    private static Manifest pod(KubeApi management, ClusterKey key) {
        var namespace = ClusterObjects.controlPlaneNamespace(key);
        return management.list("v1", "Pod", namespace, Map.of("app", API_SERVER)).stream()
                .filter(it -> it.condition("Ready").filter(Condition::isTrue).isPresent())
                .findFirst()
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("no-api-server", "no pod {} in namespace {} is ready", API_SERVER, namespace)
                                .because("There is nothing to forward a port to.")
                                .remedy("Wait until the cluster is Available.")));
    }

    static int port(Manifest pod) {
        return pod.list("spec", "containers").stream()
                .filter(it -> it.path("name").asText("").equals(API_SERVER))
                .flatMap(it -> StreamSupport.stream(it.path("ports").spliterator(), false))
                .filter(it -> it.path("name").asText("").equals("client"))
                .map(it -> it.path("containerPort").asInt(USUAL_PORT))
                .findFirst()
                .orElse(USUAL_PORT);
    }

    @Override
    public void close() {
        try (management) {
            forward.close();
        }
    }
}
