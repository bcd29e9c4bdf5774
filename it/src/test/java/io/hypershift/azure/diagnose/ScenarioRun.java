package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.diagnose.Scenario.Moment;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.it.Entrance;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One scenario on its site: the cluster is made, something is broken, and it is looked at. */
final class ScenarioRun {
    static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 240));

    private static final String RESUMED = "{\"spec\": {\"pausedUntil\": null}}";

    private final Scenario scenario;
    private final SampleSite site;
    private final SampleCluster cluster;

    private ScenarioRun(Scenario scenario, SampleSite site, SampleCluster cluster) {
        this.scenario = scenario;
        this.site = site;
        this.cluster = cluster;
    }

    /** Makes the cluster; it comes up at once where it is broken later. */
    static ScenarioRun begin(Scenario scenario, SampleSite site) {
        var prefix = scenario.place().hasFoundation() ? scenario.cluster() : Setting.FOUNDATION;
        var foundation = site.foundation(prefix);
        Optional.ofNullable(scenario.options().get(Parameter.BASE_DOMAIN)).ifPresent(site::makeZone);
        if (scenario.options().containsKey(Parameter.VNET_ID)) {
            site.makeCustomersNetwork();
        }
        var isPaused = scenario.moment() == Moment.BEFORE_IT_COMES_UP;
        var key = site.hypershift().clusters().begin(request(scenario, site, prefix, isPaused), new Cancellation());
        return new ScenarioRun(scenario, site, new SampleCluster(site, key, foundation));
    }

    static CreateClusterRequest request(Scenario scenario, SampleSite site, String prefix, boolean isPaused) {
        var options = new EnumMap<Parameter, String>(Map.of(
                Parameter.BASE_DOMAIN,
                "example.com",
                Parameter.RELEASE_IMAGE,
                "quay.io/openshift-release-dev/ocp-release:4.21.0-multi",
                Parameter.NODE_POOL_REPLICAS,
                "1"));
        options.putAll(scenario.options());
        if (isPaused) {
            options.put(Parameter.PAUSED_UNTIL, "true");
        }
        var bundle = site.bundle(prefix);
        return new CreateClusterRequest(
                scenario.cluster(),
                "clusters",
                ClusterOptions.SET.given(options),
                ClusterFiles.of(Entrance.file(site.sandbox().properties(), "hypershift.pullSecretFile")),
                new Trust(
                        Source.file(bundle.foundation()),
                        Source.file(bundle.workloadIdentities()),
                        Source.file(bundle.privateKey()),
                        Optional.empty()),
                Map.of(),
                new Ownership("it", "", Duration.ofHours(4), Duration.ofSeconds(5)),
                site.directory().resolve("out"));
    }

    /** Breaks it, as soon as it is so far. */
    void strike() {
        if (scenario.moment() == Moment.WHEN_IT_RUNS) {
            site.hypershift().clusters().await(cluster.key(), PATIENCE, new Cancellation());
        }
        scenario.fault().strike(cluster);
        if (scenario.moment() == Moment.BEFORE_IT_COMES_UP) {
            cluster.patchHostedCluster(RESUMED);
            cluster.patchPools(RESUMED);
        }
    }

    /** Waits for what anybody can see of it. */
    void awaitSignal() {
        scenario.signals().forEach(it -> it.await(cluster));
    }

    /** What the product finds, who knows nothing of the scenario. */
    Diagnosis diagnose() {
        var request = new DiagnoseRequest(
                cluster.key(),
                site.directory().resolve("diagnosis-" + cluster.name()),
                Optional.empty(),
                Optional.empty(),
                InstallOperatorRequest.NAMESPACE,
                Words.PLAIN);
        return site.hypershift()
                .diagnoses()
                .diagnose(request, new Cancellation())
                .diagnosis();
    }

    SampleCluster cluster() {
        return cluster;
    }

    Scenario scenario() {
        return scenario;
    }
}
