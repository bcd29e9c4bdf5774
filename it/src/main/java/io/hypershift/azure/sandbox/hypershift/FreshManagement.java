package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.node.NodeRegistration;
import io.hypershift.azure.sandbox.hypershift.render.BuiltInCrds;
import java.util.List;

/** What a management cluster has before anybody installs anything on it: nodes, and its distribution's own kinds. */
record FreshManagement(KubeApi api, ManagementSettings settings) {
    private static final List<Kind> OPENSHIFT =
            List.of(Kind.ROUTE, Kind.CLUSTER_VERSION, Kind.SERVICE_MONITOR, Kind.POD_MONITOR, Kind.PROMETHEUS_RULE);

    void fill() {
        var size = settings.size();
        new NodeRegistration(api, size.cpu(), size.memory(), size.pods()).register(settings.workers());
        var distributor = api.as("distribution");
        kinds().forEach(kind -> distributor.apply(Kind.CRD, new Resource(BuiltInCrds.of(kind))));
    }

    private List<Kind> kinds() {
        return switch (settings.distribution()) {
            case KUBERNETES -> List.of();
            case KUBERNETES_WITH_ROUTES -> List.of(Kind.ROUTE);
            case OPENSHIFT -> OPENSHIFT;
        };
    }
}
