package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * External DNS with Azure's provider: writes address records for what it finds in the cluster, and takes back its own. What it says
 * is what kubernetes-sigs/external-dns 0.14 says (controller/controller.go, provider/azure).
 */
public final class ExternalDns implements Program {
    public static final String COMMAND = "/external-dns";

    private static final String API_VERSION = "2018-05-01";
    private static final Duration SYNC = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final KubeApi api;
    private final AzureEndpoint azure;
    private final StageClock clock;
    private boolean isSynced;
    private Optional<CloudSession> session = Optional.empty();

    public ExternalDns(KubeApi api, AzureEndpoint azure, StageClock clock) {
        this.api = api;
        this.azure = azure;
        this.clock = clock;
    }

    @Override
    public Moment look(RunningContainer container) throws InterruptedException {
        try {
            return isSynced || !watchesRoutes(container) || api.serves(Kind.ROUTE)
                    ? run(container)
                    : awaitRoutes(container);
        } catch (AzureConfig.BadConfigException e) {
            return fatal(container, String.valueOf(e.getMessage()));
        } catch (AzureException e) {
            return fatal(container, "Failed to do run once: " + e.problem());
        }
    }

    private static boolean watchesRoutes(RunningContainer container) {
        return container.commandLine().contains("--source=openshift-route");
    }

    private Moment awaitRoutes(RunningContainer container) {
        var left = clock.share(SYNC).minus(container.age());
        return left.isNegative() || left.isZero()
                ? fatal(container, "failed to sync *v1.Route: context deadline exceeded")
                : new Runs(true, Next.in(left));
    }

    private Moment run(RunningContainer container)
            throws AzureConfig.BadConfigException, AzureException, InterruptedException {
        var config = AzureConfig.read(
                container.files(), flag(container, "azure-config-file").orElse("/etc/kubernetes/azure.json"));
        if (!isSynced) {
            isSynced = true;
            log(container, "info", "Using client_id+client_secret to retrieve access token for Azure API.");
        }
        if (session.isEmpty()) {
            session = Optional.of(CloudSession.signIn(azure, config.tenant(), config.clientId(), config.secret()));
        }
        var zones = session.get()
                .get(config.zones(), API_VERSION)
                .path("value")
                .valueStream()
                .map(zone -> zone.path("name").asText())
                .filter(zone -> matches(container, zone))
                .toList();
        publish(container, config, zones, session.get());
        return new Runs(true, clock.every(INTERVAL));
    }

    /** Below its filter only: a zone above does not count, which surprises many. */
    private static boolean matches(RunningContainer container, String zone) {
        var filter = flag(container, "domain-filter").orElse("");
        return filter.isEmpty() || zone.equals(filter) || zone.endsWith("." + filter);
    }

    private void publish(RunningContainer container, AzureConfig config, List<String> zones, CloudSession azure)
            throws AzureException, InterruptedException {
        var homes = new HashMap<String, List<PublishedHost>>();
        zones.forEach(zone -> homes.put(zone, new ArrayList<>()));
        for (var host : PublishedHost.of(api, container.commandLine())) {
            zones.stream()
                    .filter(zone -> host.name().endsWith("." + zone))
                    .max(Comparator.comparingInt(String::length))
                    .ifPresentOrElse(
                            zone -> homes.getOrDefault(zone, new ArrayList<>()).add(host),
                            () -> log(
                                    container,
                                    "info",
                                    "Ignoring changes to '" + host.name()
                                            + "' because a suitable Azure DNS zone was not found."));
        }
        var owner = flag(container, "txt-owner-id").orElse("default");
        var suffix = flag(container, "txt-suffix").orElse("");
        var isCurrent = true;
        for (var home : homes.entrySet()) {
            var changes = new DnsRecords(azure, config.zones(), home.getKey(), owner, suffix).sync(home.getValue());
            changes.forEach(change -> log(container, "info", change));
            isCurrent &= changes.isEmpty();
        }
        if (isCurrent) {
            log(container, "info", "All records are already up to date");
        }
    }

    private static Optional<String> flag(RunningContainer container, String name) {
        var prefix = "--" + name + "=";
        return container.commandLine().stream()
                .filter(it -> it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .findFirst();
    }

    private static Moment fatal(RunningContainer container, String message) {
        log(container, "fatal", message);
        return new Ended(1);
    }

    private static void log(RunningContainer container, String level, String message) {
        var quoted = message.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        container.print("time=\"%s\" level=%s msg=\"%s\"".formatted(Conditions.now(), level, quoted));
    }
}
