package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects all that can be known of a cluster; nothing is changed. */
public final class EvidenceCollector {
    /** Longer than a slow server takes for a list, and short enough for several to be late. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Supplier<KubeApi> management;
    private final Supplier<Azure> azure;
    private final Function<ClusterKey, AdministratorKubeconfig> kubeconfigs;
    private final HostedAccess access;
    private final NameServers nameServers;
    private final Executor pool;
    private final Consumer<Sensitive> learn;

    /**
     * @param azure throws where there is no login for Azure
     * @param kubeconfigs the administrator's of a cluster
     * @param learn is told the secrets that are read
     */
    public EvidenceCollector(
            Supplier<KubeApi> management,
            Supplier<Azure> azure,
            Function<ClusterKey, AdministratorKubeconfig> kubeconfigs,
            HostedAccess access,
            NameServers nameServers,
            Executor pool,
            Consumer<Sensitive> learn) {
        this.management = management;
        this.azure = azure;
        this.kubeconfigs = kubeconfigs;
        this.access = access;
        this.nameServers = nameServers;
        this.pool = pool;
        this.learn = learn;
    }

    public Evidence collect(ClusterKey key, String operatorNamespace, Cancellation cancellation) {
        var inquiry = new Inquiry(pool, LIMIT, cancellation);
        var api = management.get().readOnly();
        var objects = new ManagementCollector(api, key, operatorNamespace, inquiry).collect();
        var cluster = new ClusterView(key, objects);
        var secrets = new SecretCollector(api, inquiry, learn).collect(cluster);
        var login = login(inquiry);
        var issuer = login.flatMap(it -> issuer(it, cluster, inquiry));
        var facts = login.filter(it -> cluster.hostedCluster()
                        .filter(AzureCollector::isOnAzure)
                        .isPresent())
                .map(it -> new AzureCollector(it, cluster, inquiry).collect())
                .orElse(AzureFacts.NONE);
        var names = cluster.hostedCluster().isPresent()
                ? new NamesCollector(nameServers, cluster, inquiry).collect(login)
                : Names.NONE;
        var logs = new LogCollector(api, inquiry).collect(pods(cluster, operatorNamespace));
        var inside = inside(cluster, inquiry);
        return new Evidence(
                key,
                api.clock().instant(),
                operatorNamespace,
                objects,
                secrets,
                logs,
                facts,
                issuer,
                names,
                inside,
                inquiry.gaps());
    }

    private static List<Manifest> pods(ClusterView cluster, String operatorNamespace) {
        var pods = new ArrayList<>(cluster.inControlPlane("Pod"));
        pods.addAll(cluster.objects().of("Pod", operatorNamespace));
        return pods;
    }

    private Optional<Azure> login(Inquiry inquiry) {
        return inquiry.ask("Azure", () -> azure.get().readOnly()).get();
    }

    private static Optional<IssuerFacts> issuer(Azure azure, ClusterView cluster, Inquiry inquiry) {
        var url = cluster.spec("issuerURL").asText("");
        return url.isEmpty()
                ? Optional.empty()
                : inquiry.ask("documents of issuer " + url, () -> new IssuerCollector(azure.outside()).collect(url))
                        .get();
    }

    private Inside inside(ClusterView cluster, Inquiry inquiry) {
        if (cluster.hostedCluster().isEmpty()) {
            return Inside.NONE;
        }
        try {
            return new InsideCollector(access, inquiry).collect(kubeconfigs.apply(cluster.key()));
        } catch (HyperShiftException e) {
            inquiry.gap("the cluster itself", Text.of("{}", e.problems().get(0).symptom()));
            return Inside.NONE;
        }
    }
}
