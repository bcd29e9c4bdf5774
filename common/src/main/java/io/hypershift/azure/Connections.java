package io.hypershift.azure;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.diagnose.EarlyDiagnosis;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Events;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Heartbeats;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.sensitive.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The clients and threads that operations share; each client is opened when it is first needed. */
final class Connections implements AutoCloseable {
    /** Enough for the widest plan, whose steps mostly wait for Azure. */
    private static final int THREADS = 16;

    private final Access access;
    private final Events events;
    private final Redactor redactor;
    private final Patience patience;
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, daemons());
    private final ExecutorService lookers = Executors.newFixedThreadPool(THREADS, daemons());
    private final Heartbeats heartbeats = new Heartbeats();
    private final EarlyDiagnosis early;
    private @Nullable Azure azure;
    private @Nullable KubeApi management;
    private @Nullable Registries registries;

    /**
     * @param events hear once who signs in to Azure
     * @param redactor learns the secrets that are read for logins
     */
    Connections(Access access, Events events, Redactor redactor, Patience patience) {
        this.access = access;
        this.events = events;
        this.redactor = redactor;
        this.patience = patience;
        this.early = new EarlyDiagnosis(patience.causes());
    }

    ExecutorService pool() {
        return pool;
    }

    /** For those who look at what others work on, and must not wait for their turn behind them. */
    ExecutorService lookers() {
        return lookers;
    }

    Patience patience() {
        return patience;
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    NetworkAccess network() {
        return access.network();
    }

    List<String> dnsServers() {
        return access.network().dnsServers();
    }

    /** One for all, since it remembers what it has seen of the clusters that are waited for. */
    EarlyDiagnosis early() {
        return early;
    }

    synchronized Azure azure() {
        var open = azure;
        if (open == null) {
            open = Azure.open(credentials(), access.network(), redactor::learn, patience.request());
            azure = open;
            events.on(new Event.Note(open.credentials().account()));
        }
        return open;
    }

    synchronized KubeApi management() {
        var open = management;
        if (open == null) {
            open = access.management().open();
            management = open;
        }
        return open;
    }

    synchronized Registries registries() {
        var open = registries;
        if (open == null) {
            open = Registries.open(access.network());
            registries = open;
        }
        return open;
    }

    /** One more client of the management cluster, which whoever asks for it closes. */
    KubeApi anotherManagement() {
        return access.management().open();
    }

    Optional<KubeApi> managementIfGiven() {
        return access.managementKubeconfig().isGiven() ? Optional.of(management()) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        pool.shutdownNow();
        lookers.shutdownNow();
        heartbeats.close();
        if (management != null) {
            management.close();
        }
    }

    private AzureCredentials credentials() {
        var checks = new Checks();
        var credentials = AzureCredentials.read(access.azureSignIn(), checks);
        checks.throwIfAny();
        return credentials.orElseThrow();
    }

    private static ThreadFactory daemons() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "hypershift-azure-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Connections.class.getClassLoader()); // not that of whoever came first
            return thread;
        };
    }
}
