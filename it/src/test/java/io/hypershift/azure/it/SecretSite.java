package io.hypershift.azure.it;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sandbox in which the handoff bundle of a foundation is kept in a Secret. */
final class SecretSite implements AutoCloseable {
    static final String NAMESPACE = "bundles";
    static final String SECRET = NAMESPACE + "/it";

    private final Site site;
    private final Redactor redactor = new Redactor();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Event> allEvents = new CopyOnWriteArrayList<>();

    private SecretSite(Site site) {
        this.site = site;
    }

    static SecretSite in(String directory) {
        return new SecretSite(Site.withoutKey(directory));
    }

    /** The request of an agent with a directory of its own. */
    FoundationRequest request(String directory) {
        return request(Optional.of(directory(directory)), Issuer.USUAL);
    }

    /** The request of one who has no files at all. */
    FoundationRequest requestWithoutFiles() {
        return request(Optional.empty(), Issuer.USUAL);
    }

    FoundationRequest request(Optional<Path> directory, Issuer issuer) {
        return new FoundationRequest(
                "it",
                "eastus",
                Site.GROUP,
                WorkloadIdentities.USUAL,
                issuer,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                new Handoff(directory, Optional.of(SECRET)));
    }

    Foundation create(FoundationRequest request) {
        return with(owner(), it -> it.foundations().create(request, new Cancellation()));
    }

    void destroy(String prefix) {
        var request = new DestroyFoundationRequest(prefix, Site.GROUP, Optional.of(prefix), true, Optional.of(SECRET));
        with(owner(), it -> {
            it.foundations().destroy(request, false, new Cancellation());
            return true;
        });
    }

    void installOperator(Access access) {
        var request = InstallOperatorRequest.usual(
                Manifests.FromJob.of(InstallOperatorRequest.IMAGE), Source.none(), Duration.ofMinutes(5));
        with(access, it -> it.operators().install(request, new Cancellation()));
    }

    CreateClusterRequest cluster(Trust trust) {
        return new CreateClusterRequest(
                "pr-1",
                "clusters",
                ClusterOptions.SET.given(Map.of(
                        Parameter.BASE_DOMAIN, "example.com",
                        Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi")),
                ClusterFiles.of(Entrance.file(sandbox().properties(), "hypershift.pullSecretFile")),
                trust,
                Map.of(),
                new Ownership("ci", "", Duration.ofHours(4), Duration.ofSeconds(5)),
                directory("out"));
    }

    /** What a cluster is created with where all comes from the Secret. */
    static Trust fromSecret() {
        return new Trust(Source.none(), Source.none(), Source.none(), Optional.empty(), Optional.of(SECRET));
    }

    /** The access of whoever made the subscription. */
    Access owner() {
        return Entrance.to(sandbox());
    }

    /** The same to the management cluster, and to Azure with other credentials. */
    Access as(Source credentials) {
        return new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, credentials),
                owner().managementKubeconfig(),
                Optional.empty(),
                owner().network());
    }

    <T> T with(Access access, Function<HyperShiftAzure, T> work) {
        try (var hypershift = HyperShiftAzure.open(access, this::hear, redactor)) {
            return work.apply(hypershift);
        }
    }

    /** What became of each step since this was asked last. */
    Map<String, Outcome> outcomes() {
        var outcomes = new TreeMap<String, Outcome>();
        for (var event : events) {
            if (event instanceof Event.StepFinished finished) {
                outcomes.put(finished.step(), finished.outcome());
            }
        }
        events.clear();
        return outcomes;
    }

    /** All that was told from the beginning on. */
    List<Event> events() {
        return allEvents;
    }

    private void hear(Event event) {
        events.add(event);
        allEvents.add(event);
    }

    Redactor redactor() {
        return redactor;
    }

    Optional<Secret> secret() {
        return onManagement(client -> Optional.ofNullable(
                client.secrets().inNamespace(NAMESPACE).withName("it").get()));
    }

    /** A file of the Secret. */
    String file(String name) {
        var data = secret().orElseThrow().getData().get(name);
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    <T> T onManagement(Function<KubernetesClient, T> work) {
        var config = Config.fromKubeconfig(sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return work.apply(client);
        }
    }

    List<String> publishedKeys(Foundation foundation) {
        return new PublishedKeys(sandbox()).of(foundation.oidcIssuerUrl());
    }

    Site site() {
        return site;
    }

    Sandbox sandbox() {
        return site.sandbox();
    }

    /** A directory beside the sandbox's. */
    Path directory(String name) {
        return site.bundle().resolveSibling(name);
    }

    @Override
    public void close() {
        site.close();
    }
}
