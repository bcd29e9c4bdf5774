package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.render.BuiltInCrds;
import java.util.List;

/** A hosted cluster's own API server, and a client of it. */
public record HostedApi(ApiServer server, KubeApi client) implements AutoCloseable {
    private static final List<Kind> OPENSHIFT_KINDS = List.of(Kind.CLUSTER_VERSION, Kind.CLUSTER_OPERATOR);
    private static final List<String> NAMESPACES = List.of(
            "openshift-config",
            "openshift-config-managed",
            "openshift-ingress",
            "openshift-console",
            "openshift-monitoring",
            "openshift-image-registry",
            "openshift-cluster-csi-drivers");

    /** A running API server. */
    public interface ApiServer extends AutoCloseable {
        /** An administrator's kubeconfig for it. */
        String kubeconfig();

        String host();

        int port();

        /** Where it is published for those outside. */
        String publicUrl();

        /** Lets only those in from outside whose addresses lie in one of these networks; all where there are none. */
        void admit(List<String> networks);

        @Override
        void close();
    }

    /** Starts API servers that know nothing yet. */
    @FunctionalInterface
    public interface Starter {
        ApiServer start();
    }

    static HostedApi start(Starter starter) {
        var server = starter.start();
        var api = new HostedApi(server, new KubeApi(server.kubeconfig(), "cluster-version-operator"));
        OPENSHIFT_KINDS.forEach(kind -> api.client.apply(Kind.CRD, new Resource(BuiltInCrds.of(kind))));
        NAMESPACES.forEach(name -> api.client.apply(Kind.NAMESPACE, Resource.of(Kind.NAMESPACE, name)));
        return api;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
