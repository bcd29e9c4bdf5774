package io.hypershift.azure.it;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.check.Check;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.AzureSettings;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sandbox without a foundation, in which foundations are made and destroyed. */
final class Site implements AutoCloseable {
    static final String GROUP = "it-foundation";

    private final Path directory;
    private final Patience patience;
    private final Sandbox sandbox;
    private final SortedSet<String> initial;
    private Optional<Path> credentials = Optional.empty();
    private final Optional<HyperShiftAzure> client;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Site(Path directory, AzureSettings settings, Patience patience, boolean keepsClient) {
        this.directory = SampleProject.cleared(directory);
        this.patience = patience;
        this.sandbox =
                Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")).with(settings));
        this.initial = resources();
        this.client = keepsClient ? Optional.of(open()) : Optional.empty();
    }

    /** One whose bundle has a signing key already. */
    static Site in(String directory) {
        var site = withoutKey(directory);
        SharedSigningKey.into(site.bundle());
        return site;
    }

    static Site withoutKey(String directory) {
        var target = BuildPaths.target().resolve("it").resolve(directory);
        return new Site(target, AzureSettings.of(Latency.NONE), Patience.DEFAULT, false);
    }

    /** One whose runs share a client, as those of one process do. */
    static Site in(String directory, AzureSettings settings, Patience patience) {
        return new Site(BuildPaths.target().resolve("it").resolve(directory), settings, patience, true);
    }

    FoundationRequest request() {
        return request(WorkloadIdentities.USUAL, Issuer.USUAL, Rights.on(Optional.of("example.com")));
    }

    /** The same with external DNS below the base domain, and who creates clusters. */
    FoundationRequest requestWith(ServicePrincipals principals) {
        var usual = request();
        return new FoundationRequest(
                usual.prefix(),
                usual.location(),
                usual.persistentResourceGroup(),
                usual.identities(),
                usual.issuer(),
                usual.rights(),
                principals,
                usual.tags(),
                usual.handoff());
    }

    FoundationRequest request(WorkloadIdentities identities, Issuer issuer, Rights rights) {
        return request(GROUP, identities, issuer, rights);
    }

    FoundationRequest request(String group, WorkloadIdentities identities, Issuer issuer, Rights rights) {
        return new FoundationRequest(
                "it",
                "eastus",
                group,
                identities,
                issuer,
                rights,
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(directory.resolve("bundle")));
    }

    /** From now on somebody else works here: whoever these credentials are of. */
    void signInWith(Path azureCredentials) {
        credentials = Optional.of(azureCredentials);
    }

    private HyperShiftAzure.Access access() {
        var access = Entrance.to(sandbox);
        return credentials
                .map(it -> new HyperShiftAzure.Access(
                        new AzureSignIn.WithSecret(AzureCloud.PUBLIC, Source.file(it)),
                        access.managementKubeconfig(),
                        access.managementContext(),
                        access.network()))
                .orElse(access);
    }

    Foundation create(FoundationRequest request) {
        return call(it -> it.foundations().create(request, new Cancellation()));
    }

    private HyperShiftAzure open() {
        return HyperShiftAzure.open(access(), events::add, new Redactor(), patience);
    }

    private <T> T call(Function<HyperShiftAzure, T> work) {
        if (client.isPresent()) {
            return work.apply(client.get());
        }
        try (var hypershift = open()) {
            return work.apply(hypershift);
        }
    }

    /** The same by a process that is cut off from the world when its door is. */
    Foundation create(FoundationRequest request, Door door, Cancellation cancellation) {
        try (var hypershift = HyperShiftAzure.open(Entrance.by(door, sandbox), event -> {}, new Redactor())) {
            return hypershift.foundations().create(request, cancellation);
        }
    }

    Map<String, Outcome> rehearse(FoundationRequest request) {
        call(it -> it.foundations().rehearse(request, new Cancellation()));
        return outcomes();
    }

    void destroy(boolean deleteResourceGroup, boolean dryRun) {
        var request = new DestroyFoundationRequest("it", GROUP, Optional.of("it"), deleteResourceGroup);
        call(it -> {
            it.foundations().destroy(request, dryRun, new Cancellation());
            return true;
        });
    }

    /** The names of the checks of the foundation that fail. */
    List<String> failedChecks() {
        var request = VerifyFoundationRequest.of(new Bundle(bundle()), Optional.of("example.com"));
        var report = call(it -> it.foundations().verify(request, new Cancellation()));
        return report.with(io.hypershift.azure.check.Outcome.FAILED).stream()
                .map(Check::name)
                .toList();
    }

    /** What was told as a warning so far. */
    String warnings() {
        return events.stream()
                .filter(Event.Warning.class::isInstance)
                .map(it -> ((Event.Warning) it).text().in(Words.PLAIN))
                .collect(Collectors.joining("\n"));
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

    /** Why steps were tried again since {@link #outcomes} was asked last. */
    List<String> retries() {
        return events.stream()
                .filter(Event.StepRetrying.class::isInstance)
                .map(it -> ((Event.StepRetrying) it).reason())
                .toList();
    }

    /** The ids of all there is in Azure, and what there is in the directory. */
    SortedSet<String> resources() {
        var all = sandbox.azure().resources().stream()
                .map(it -> it.id().text())
                .collect(Collectors.toCollection(TreeSet::new));
        var directory = sandbox.azure().directory();
        directory.applications(any -> true).forEach(it -> {
            all.add("application " + it.displayName());
            directory.principalByAppId(it.appId()).ifPresent(any -> all.add("principal of " + it.displayName()));
            all.add("%d secrets of %s".formatted(directory.passwordsOf(it.id()).size(), it.displayName()));
        });
        directory.deletedApplications().forEach(it -> all.add("deleted application " + it.displayName()));
        return all;
    }

    /** Those that were not there at the beginning. */
    SortedSet<String> made() {
        var made = resources();
        made.removeAll(initial);
        return made;
    }

    List<Exchange> exchangesOf(Runnable work) {
        var exchanges = sandbox.azure().exchanges();
        var before = exchanges.all().size();
        work.run();
        return exchanges.since(before);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Path bundle() {
        return directory.resolve("bundle");
    }

    @Override
    public void close() {
        client.ifPresent(HyperShiftAzure::close);
        sandbox.close();
    }
}
