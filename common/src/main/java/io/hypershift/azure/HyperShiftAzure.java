package io.hypershift.azure;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Foundations;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.operator.Operators;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sensitive.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The product: it owns the clients and threads that the operations share, and must be closed. */
public final class HyperShiftAzure implements AutoCloseable {
    /** Enough for the widest plan, whose steps mostly wait for Azure. */
    private static final int THREADS = 16;

    private final Access access;
    private final Events events;
    private final Redactor redactor;
    private final ExecutorService pool;
    private @Nullable Azure azure;
    private @Nullable KubeApi management;

    /**
     * What the product is let into.
     *
     * @param azureCredentials a service principal, in the form of HyperShift's {@code --azure-creds} file
     * @param managementKubeconfig the management cluster's kubeconfig
     * @param managementContext the context in it; its current one unless given
     */
    public record Access(
            Source azureCredentials,
            Source managementKubeconfig,
            Optional<String> managementContext,
            NetworkAccess network) {

        /** What is wrong with the access to Azure, as far as it can be told without asking Azure. */
        public List<Problem> azureProblems() {
            var checks = new Checks();
            AzureCredentials.read(azureCredentials, checks);
            return checks.problems();
        }

        /** What is wrong with the access to the management cluster, as far as it can be told without asking it. */
        public List<Problem> managementProblems() {
            return management().validate();
        }

        private KubeAccess management() {
            return new KubeAccess(managementKubeconfig, managementContext, network);
        }
    }

    private HyperShiftAzure(Access access, Events events, Redactor redactor) {
        this.access = access;
        this.events = events;
        this.redactor = redactor;
        this.pool = Executors.newFixedThreadPool(THREADS, daemons());
    }

    /**
     * Prepares everything; nothing is read or sent before an operation needs it.
     *
     * @param redactor learns the secrets that operations come to know; what a front end shows goes through it
     */
    public static HyperShiftAzure open(Access access, EventListener listener, Redactor redactor) {
        return new HyperShiftAzure(access, new Events(listener), redactor);
    }

    /** Phase 1: the Azure foundation. */
    public Foundations foundations() {
        return new Foundations(this::azure, runner());
    }

    /** Phase 2: the operator on the management cluster. */
    public Operators operators() {
        return new Operators(this::management, runner(), events);
    }

    /** Phase 3: hosted clusters. */
    public Clusters clusters() {
        return new Clusters(this::azure, this::management, runner(), events, redactor);
    }

    @Override
    public synchronized void close() {
        pool.shutdownNow();
        if (management != null) {
            management.close();
        }
    }

    private PlanRunner runner() {
        return new PlanRunner(pool, events, RetryBudget.DEFAULT);
    }

    private synchronized Azure azure() {
        var open = azure;
        if (open == null) {
            open = Azure.open(credentials(), access.network());
            azure = open;
        }
        return open;
    }

    private AzureCredentials credentials() {
        var checks = new Checks();
        var credentials = AzureCredentials.read(access.azureCredentials(), checks);
        checks.throwIfAny();
        var known = credentials.orElseThrow();
        redactor.learn(known.clientSecret());
        return known;
    }

    private synchronized KubeApi management() {
        var open = management;
        if (open == null) {
            open = access.management().open();
            management = open;
        }
        return open;
    }

    private static java.util.concurrent.ThreadFactory daemons() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "hypershift-azure-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
