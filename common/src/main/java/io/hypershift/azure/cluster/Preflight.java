package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.AVAILABILITY_ZONES;
import static io.hypershift.azure.failure.Parameter.DISABLE_CLUSTER_CAPABILITIES;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_AT_HOST;
import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.TrustChecks;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.machines.EncryptionChecks;
import io.hypershift.azure.machines.MachineChecks;
import io.hypershift.azure.machines.Machines;
import io.hypershift.azure.operator.OneMoreCluster;
import io.hypershift.azure.plan.Cancellation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What would keep a cluster from coming up, and HyperShift tells late or not at all: told before anything of it is made.
 *
 * @param events hear what could not be looked at
 */
record Preflight(Precautions precautions, EventListener events) {

    /** Begins to look; nothing is changed. */
    Running begin(PreparedCluster cluster, Azure azure, KubeApi management, Cancellation cancellation) {
        var list = list(cluster, azure, management);
        return new Running(precautions.checks().tolerant().begin(list, cancellation), events);
    }

    private Checklist list(PreparedCluster cluster, Azure azure, KubeApi management) {
        var list = new Checklist();
        var trust = cluster.trust();
        new TrustChecks(trust.oidcIssuerUrl(), trust.signingKey(), clientIds(cluster)).addTo(list, azure);
        var options = cluster.request().options();
        var operator = new OneMoreCluster(management, options.text(ENDPOINT_ACCESS), options.find(EXTERNAL_DNS_DOMAIN))
                .addTo(list);
        new ReleaseChecks(cluster, management, precautions.registries()).addTo(list, operator);
        if (!cluster.nodePools().named().isEmpty()) {
            new MachineChecks(azure.compute(), machines(cluster)).addTo(list);
            if (!options.text(ENCRYPTION_AT_HOST).equals("Disabled")) {
                EncryptionChecks.addTo(list, azure.providers());
            }
        }
        return list;
    }

    /** Those that the cluster will sign in as. */
    private static Map<Component, String> clientIds(PreparedCluster cluster) {
        var options = cluster.request().options();
        var clientIds = new EnumMap<Component, String>(Component.class);
        clientIds.putAll(cluster.trust().clientIds());
        if (options.items(DISABLE_CLUSTER_CAPABILITIES).contains("ImageRegistry")) {
            clientIds.remove(Component.IMAGE_REGISTRY);
        }
        if (options.isGiven(ENCRYPTION_KEY_ID)) {
            cluster.trust().kmsClientId().ifPresent(it -> clientIds.put(Component.KMS, it));
        }
        return clientIds;
    }

    private static Machines machines(PreparedCluster cluster) {
        var options = cluster.request().options();
        var location = cluster.infra() instanceof InfraJson there ? there.infra().location() : cluster.location();
        var pools = cluster.nodePools().named().size();
        return new Machines(
                location,
                NodePoolOptions.vmSize(options),
                options.number(NODE_POOL_REPLICAS) * pools,
                options.items(AVAILABILITY_ZONES));
    }

    /** A look that goes on. */
    record Running(Supplier<CheckReport> report, EventListener events) {

        /** What else is looked at meanwhile; throws with all problems of both. */
        <T> T with(Supplier<T> other) {
            T value;
            try {
                value = other.get();
            } catch (HyperShiftException e) {
                var problems = new ArrayList<>(e.problems());
                problems.addAll(problems());
                throw problems.size() == e.problems().size() ? e : new HyperShiftException(problems, List.of(e));
            }
            HyperShiftException.throwIfAny(problems());
            return value;
        }

        private List<Problem> problems() {
            var done = report.get();
            done.with(Outcome.UNKNOWN).stream()
                    .filter(it -> !it.isLeftOut())
                    .forEach(it -> events.on(new Event.Warning(Text.of("{}: {}", it.name(), it.found()))));
            return done.problems();
        }
    }
}
