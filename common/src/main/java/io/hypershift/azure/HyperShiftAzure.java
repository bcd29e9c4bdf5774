package io.hypershift.azure;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.azureapi.Outside;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.HostedAccess;
import io.hypershift.azure.cluster.Kubeconfigs;
import io.hypershift.azure.cluster.Precautions;
import io.hypershift.azure.diagnose.Diagnoses;
import io.hypershift.azure.diagnose.Gathering;
import io.hypershift.azure.diagnose.evidence.EvidenceCollector;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.doctor.Doctor;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Foundations;
import io.hypershift.azure.health.ClusterHealth;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.TokenAccess;
import io.hypershift.azure.nodepool.NodePools;
import io.hypershift.azure.operator.Operators;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.upgrade.Upgrades;
import java.util.List;
import java.util.Optional;

/** The product: it owns the clients and threads that the operations share, and must be closed. */
public final class HyperShiftAzure implements AutoCloseable {
    private final Connections connections;
    private final Events events;
    private final Redactor redactor;
    private final boolean owner;

    /**
     * What the product is let into.
     *
     * @param azureSignIn how to sign in to Azure; not needed where only the management cluster is worked on
     * @param managementKubeconfig the management cluster's kubeconfig
     * @param managementContext the context in it; its current one unless given
     */
    public record Access(
            AzureSignIn azureSignIn,
            Source managementKubeconfig,
            Optional<String> managementContext,
            NetworkAccess network) {

        /**
         * A kubeconfig for who has none but a server and a token; none where something is wrong with them, which is then told.
         *
         * @param caBundle certificates in PEM to trust the server by; the JVM's own where it is none
         */
        public static Source tokenKubeconfig(String server, Source token, Source caBundle, Inputs inputs) {
            var checks = new Checks();
            var kubeconfig = TokenAccess.kubeconfig(server, token, caBundle, checks);
            inputs.addAll(checks.problems());
            return kubeconfig;
        }

        /** The kubeconfig of the service account that this process runs as; empty where it is in no pod. */
        public static Optional<Source> inClusterKubeconfig() {
            return TokenAccess.inCluster();
        }

        /** What is wrong with the access to Azure, as far as it can be told without asking Azure. */
        public List<Problem> azureProblems() {
            var checks = new Checks();
            AzureCredentials.read(azureSignIn, checks);
            return checks.problems();
        }

        /** What is wrong with the access to the management cluster, as far as it can be told without asking it. */
        public List<Problem> managementProblems() {
            return management().validate();
        }

        KubeAccess management() {
            return new KubeAccess(managementKubeconfig, managementContext, network);
        }
    }

    private HyperShiftAzure(Connections connections, Events events, Redactor redactor, boolean owner) {
        this.connections = connections;
        this.events = events;
        this.redactor = redactor;
        this.owner = owner;
    }

    /**
     * Prepares everything; nothing is read or sent before an operation needs it.
     *
     * @param redactor learns the secrets that operations come to know; what a front end shows goes through it
     */
    public static HyperShiftAzure open(Access access, EventListener listener, Redactor redactor) {
        return open(access, listener, redactor, Patience.DEFAULT);
    }

    /** The same with a patience of one's own. */
    public static HyperShiftAzure open(Access access, EventListener listener, Redactor redactor, Patience patience) {
        var events = new Events(listener);
        return new HyperShiftAzure(new Connections(access, events, redactor, patience), events, redactor, true);
    }

    /**
     * The same access for one of many users: with clients and threads of this one, which must outlive it, and a listener of
     * its own. Closing it closes nothing.
     */
    public HyperShiftAzure heardBy(EventListener listener, Redactor redactor) {
        return new HyperShiftAzure(connections, new Events(listener), redactor, false);
    }

    /** What can be told before anything is made. */
    public Doctor doctor() {
        return new Doctor(
                this::azure,
                connections::management,
                new CheckRunner(connections.pool()),
                new NameServers(connections.dnsServers()));
    }

    /** Phase 1: the Azure foundation. */
    public Foundations foundations() {
        return new Foundations(
                this::azure,
                connections::managementIfGiven,
                runner(),
                new CheckRunner(connections.pool()),
                new NameServers(connections.dnsServers()),
                events,
                redactor::learn);
    }

    /** Phase 2: the operator on the management cluster. */
    public Operators operators() {
        return new Operators(
                connections::management, runner(), new CheckRunner(connections.pool()), events, redactor::learn);
    }

    /** Phase 3: hosted clusters. */
    public Clusters clusters() {
        return new Clusters(
                this::azure,
                connections::management,
                runner(),
                new Precautions(new CheckRunner(connections.pool()), connections::registries),
                connections.heartbeats(),
                events,
                redactor,
                connections.early().with(this::collector, redactor::redactAll));
    }

    /** The kubeconfigs of clusters that are there. */
    public Kubeconfigs kubeconfigs() {
        return new Kubeconfigs(
                connections::management,
                connections::anotherManagement,
                new HostedAccess(connections.network()),
                runner(),
                events,
                redactor);
    }

    /** Day 2: how clusters are that are there. */
    public ClusterHealth health() {
        return new ClusterHealth(
                connections::management,
                clusters()::kubeconfig,
                new HostedAccess(connections.network()),
                new CheckRunner(connections.pool()));
    }

    /** Troubleshooting: why clusters are not well. */
    public Diagnoses diagnoses() {
        return new Diagnoses(
                collector(),
                new Gathering(
                        connections::management,
                        clusters()::kubeconfig,
                        new HostedAccess(connections.network()),
                        redactor,
                        connections.lookers()),
                redactor);
    }

    private EvidenceCollector collector() {
        return new EvidenceCollector(
                connections::management,
                this::azure,
                () -> Outside.of(connections.network()),
                key -> clusters().kubeconfig(key),
                new HostedAccess(connections.network()),
                new NameServers(connections.dnsServers()),
                connections.lookers(),
                redactor::learn);
    }

    /** Day 2: the node pools of clusters that are there. */
    public NodePools nodePools() {
        return new NodePools(connections::management, runner(), events, connections::registries);
    }

    /** Day 2: other releases of clusters that are there. */
    public Upgrades upgrades() {
        return new Upgrades(connections::management, runner(), events, connections::registries);
    }

    @Override
    public void close() {
        if (owner) {
            connections.close();
        }
    }

    private Azure azure() {
        var azure = connections.azure();
        azure.credentials().secret().ifPresent(redactor::learn);
        return azure;
    }

    private PlanRunner runner() {
        return new PlanRunner(connections.pool(), events, connections.patience().steps());
    }
}
