package io.hypershift.azure.operator;

import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a management cluster can bear the operator and hosted clusters. It asks, and changes nothing. */
public final class ManagementChecks {
    private static final String HYPERSHIFT = "hypershift.openshift.io/v1beta1";
    private static final String ROUTES = "route.openshift.io/v1";

    /** A load balancer of Azure has its address after a minute or two. */
    private static final Duration LONG_PENDING = Duration.ofMinutes(5);

    private final Supplier<KubeApi> management;

    private ManagementChecks(Supplier<KubeApi> management) {
        this.management = management;
    }

    public static ManagementChecks of(Supplier<KubeApi> management) {
        return new ManagementChecks(management);
    }

    static ManagementChecks of(KubeApi management) {
        return new ManagementChecks(() -> management);
    }

    /** All of them, and whether the operator is there already, for who has yet to begin. */
    public void addAll(Checklist list) {
        var there = addAccess(list);
        list.add("HyperShift on the management cluster", this::hyperShift, there);
        addCapabilities(list, there);
    }

    Probe<?> addAccess(Checklist list) {
        Probe<?> there = list.add("management cluster", () -> {
            var api = management.get();
            return Finding.passed("{} answers, Kubernetes {} (by {})", api.url(), api.version(), api.origin());
        });
        list.add("rights on the management cluster", this::rights, there);
        return there;
    }

    void addCapabilities(Checklist list, Probe<?>... after) {
        list.add("kind of management cluster", this::kind, after);
        list.add("default StorageClass", () -> new EtcdStorage(management.get(), Optional.empty()).finding(), after);
        list.add("load balancers of the management cluster", this::loadBalancers, after);
        list.add(
                "room for hosted clusters",
                () -> FreeCapacity.of(management.get()).finding(),
                after);
    }

    private Finding<Boolean> rights() {
        return management.get().mayDoEverything()
                ? Finding.passed("cluster-admin")
                : Finding.failed(
                        Text.of("whoever the kubeconfig is of may not do everything there"),
                        Text.of(
                                "Bind that user to the cluster role cluster-admin: the operator's own cluster role can only be"
                                        + " made by who has all that it grants."));
    }

    /** HyperShift publishes with routes; OpenShift has them, plain Kubernetes needs their CRD. */
    private Finding<Boolean> kind() {
        var api = management.get();
        if (api.serves("config.openshift.io/v1", "ClusterVersion")) {
            return Finding.passed("OpenShift");
        }
        return api.serves(ROUTES, "Route")
                ? Finding.passed("plain Kubernetes, with {}", ROUTES)
                : Finding.failed(
                        Text.of("plain Kubernetes, without {}", ROUTES),
                        Text.of("Apply OpenShift's CRD of routes: external DNS and hosted clusters' ingress need it."));
    }

    private Finding<Boolean> hyperShift() {
        var api = management.get();
        var missing = List.of("HostedCluster", "NodePool").stream()
                .filter(kind -> !api.serves(HYPERSHIFT, kind))
                .toList();
        return missing.isEmpty()
                ? Finding.passed("serves {}", HYPERSHIFT)
                : Finding.failed(
                        Text.of("it does not know {} of {}", String.join(" and ", missing), HYPERSHIFT),
                        Text.of("Install the operator: {}", Operation.INSTALL_OPERATOR));
    }

    /** Told by those there are: one that never got an address says that nobody gives any. */
    private Finding<Boolean> loadBalancers() {
        var api = management.get();
        var services = api.select("v1", "Service", "", Map.of(), it -> it).stream()
                .filter(it -> it.text("spec", "type").equals("LoadBalancer"))
                .toList();
        var answered = services.stream().filter(ManagementChecks::hasAddress).count();
        if (answered > 0) {
            return Finding.passed("{} Services have an address", answered);
        }
        var longAgo = api.clock().instant().minus(LONG_PENDING);
        return services.stream()
                .filter(it -> it.instant("metadata", "creationTimestamp")
                        .filter(longAgo::isAfter)
                        .isPresent())
                .findFirst()
                .<Finding<Boolean>>map(it -> Finding.failed(
                        Text.of("{} waits for an address since {}", it.ref(), it.text("metadata", "creationTimestamp")),
                        Text.of("Hosted clusters' API servers need Services of the type LoadBalancer:"
                                + " look at the cloud provider of the management cluster.")))
                .orElseGet(() -> Finding.passed("there is none yet, so nothing tells against them"));
    }

    private static boolean hasAddress(Manifest service) {
        return !service.list("status", "loadBalancer", "ingress").isEmpty();
    }
}
