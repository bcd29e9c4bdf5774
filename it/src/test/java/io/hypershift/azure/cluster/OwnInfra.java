package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureCredentials;
import io.hypershift.azure.cluster.InfraRequest.Inside;
import io.hypershift.azure.cluster.InfraRequest.Place;
import io.hypershift.azure.foundation.BaseDomainZone;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A cluster's infrastructure without the cluster, as our creation of one makes it. */
final class OwnInfra {
    private final Azure azure;

    OwnInfra(Sandbox sandbox) {
        var properties = sandbox.properties();
        var checks = new Checks();
        var credentials = AzureCredentials.read(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, file(properties, "hypershift.azureCredentialsFile")),
                checks);
        checks.throwIfAny();
        var network = new NetworkAccess(
                Optional.of(URI.create(properties.getOrDefault("hypershift.httpsProxy", ""))),
                file(properties, "hypershift.caBundleFile"),
                List.of(sandbox.dnsServer()));
        this.azure = Azure.open(credentials.orElseThrow(), network, secret -> {}, Duration.ofMillis(1));
    }

    void create(String name, String infraId, String baseDomain, String location) {
        var request = InfraRequest.usual(
                        name,
                        baseDomain,
                        new Place(location, Optional.empty(), Map.of()),
                        new Inside(List.of("10.132.0.0/14"), List.of("172.31.0.0/16")))
                .of(infraId);
        var zone = BaseDomainZone.find(baseDomain, azure);
        var ground = GroundSearch.look(azure, request, Optional.empty());
        var tags = Map.of(ClusterTags.INFRA_ID, infraId, ClusterTags.MANAGEMENT, "none");
        var plan = Plan.named("infrastructure");
        new InfraSteps(plan, azure, new InfraLayout(request, ground), zone, tags).addRoles(principals(), "demo");
        var pool = Executors.newFixedThreadPool(4);
        try {
            new PlanRunner(pool, event -> {}, RetryBudget.DEFAULT)
                    .run(plan, new Cancellation())
                    .orThrow();
        } finally {
            pool.shutdownNow();
        }
    }

    /** By the CLI's names of identities, which hold the component's key with hyphens. */
    private Map<Component, String> principals() {
        var byName =
                azure.identities().list().stream().collect(Collectors.toMap(it -> it.name(), it -> it.principalId()));
        var principals = new EnumMap<Component, String>(Component.class);
        for (var component : Component.values()) {
            var part = component == Component.NODE_POOL_MANAGEMENT
                    ? "node-pool-mgmt"
                    : component.name().toLowerCase(Locale.ROOT).replace('_', '-');
            byName.forEach((name, principal) -> {
                if (name.contains("-" + part + "-")) {
                    principals.put(component, principal);
                }
            });
        }
        return principals;
    }

    private static Source file(Map<String, String> properties, String name) {
        return Source.file(Path.of(properties.getOrDefault(name, "")));
    }
}
