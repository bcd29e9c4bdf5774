package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.Outside;
import io.hypershift.azure.cluster.AdministratorKubeconfig;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstalledOperator;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Collects all that can be known of a cluster; nothing is changed. */
public final class EvidenceCollector {
    /** Longer than a slow server takes for a list, and short enough for several to be late. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** For one who looks again anyway. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final Supplier<KubeApi> management;
    private final Supplier<Azure> azure;
    private final Supplier<Outside> outside;
    private final Function<ClusterKey, AdministratorKubeconfig> kubeconfigs;
    private final HostedAccess access;
    private final NameServers nameServers;
    private final Executor pool;
    private final Consumer<Sensitive> learn;

    /**
     * @param azure throws where there is no login for Azure
     * @param outside what everybody sees
     * @param kubeconfigs the administrator's of a cluster
     * @param learn is told the secrets that are read
     */
    public EvidenceCollector(
            Supplier<KubeApi> management,
            Supplier<Azure> azure,
            Supplier<Outside> outside,
            Function<ClusterKey, AdministratorKubeconfig> kubeconfigs,
            HostedAccess access,
            NameServers nameServers,
            Executor pool,
            Consumer<Sensitive> learn) {
        this.management = management;
        this.azure = azure;
        this.outside = outside;
        this.kubeconfigs = kubeconfigs;
        this.access = access;
        this.nameServers = nameServers;
        this.pool = pool;
        this.learn = learn;
    }

    public Evidence collect(ClusterKey key, String operatorNamespace, Cancellation cancellation) {
        return collect(key, operatorNamespace, new Inquiry(pool, LIMIT, cancellation), pod -> true);
    }

    /** The same in less time: without the logs of pods that are ready. The operator is looked for in all namespaces. */
    public Evidence brief(ClusterKey key, Cancellation cancellation) {
        var operatorNamespace = new InstalledOperator(management.get()).namespace();
        return collect(
                key,
                operatorNamespace,
                new Inquiry(pool, BRIEF, cancellation),
                pod -> pod.condition("Ready").filter(Condition::isTrue).isEmpty()
                        || pod.ref().namespace().equals(operatorNamespace));
    }

    private Evidence collect(ClusterKey key, String operatorNamespace, Inquiry inquiry, Predicate<Manifest> withLog) {
        var api = management.get().readOnly();
        var objects = new ManagementCollector(api, key, operatorNamespace, inquiry).collect();
        var cluster = new ClusterView(key, objects);
        var secrets = new SecretCollector(api, inquiry, learn).collect(cluster);
        var login = login(inquiry);
        var issuer = issuer(cluster, inquiry);
        var facts = login.filter(it -> isTheClusters(it, cluster, inquiry))
                .map(it -> new AzureCollector(it, cluster, inquiry).collect())
                .orElse(AzureFacts.NONE);
        var names = cluster.hostedCluster().isPresent()
                ? new NamesCollector(nameServers, cluster, inquiry).collect(login)
                : Names.NONE;
        var logs = new LogCollector(api, inquiry)
                .collect(pods(cluster, operatorNamespace).stream()
                        .filter(withLog)
                        .toList());
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

    /** Another subscription's login sees nothing of the cluster, which must not be taken for its not being there. */
    private static boolean isTheClusters(Azure azure, ClusterView cluster, Inquiry inquiry) {
        var subscription = cluster.azure("subscriptionID");
        if (!subscription.isEmpty() && !subscription.equalsIgnoreCase(azure.subscription())) {
            inquiry.gap(
                    "Azure",
                    Text.of(
                            "the login is for subscription {}, the cluster is in {}",
                            azure.subscription(),
                            subscription));
            return false;
        }
        return cluster.hostedCluster().filter(AzureCollector::isOnAzure).isPresent();
    }

    /** Its documents are for everybody: no login is needed. */
    private Optional<IssuerFacts> issuer(ClusterView cluster, Inquiry inquiry) {
        var url = cluster.spec("issuerURL").asText("");
        return url.isEmpty()
                ? Optional.empty()
                : inquiry.ask("documents of issuer " + url, () -> new IssuerCollector(outside.get()).collect(url))
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
        } catch (RuntimeException e) { // of a client that does not take the kubeconfig
            inquiry.gap("the cluster itself", Text.of("{}", e));
            return Inside.NONE;
        }
    }
}
