package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.PublicDns.Hosted;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.NotKnownYet;
import io.hypershift.azure.plan.PlanRunner;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes and removes foundations. */
public final class Foundations {
    private final Supplier<Azure> azure;
    private final Supplier<Optional<KubeApi>> management;
    private final PlanRunner runner;
    private final CheckRunner checks;
    private final NameServers nameServers;
    private final EventListener events;
    private final Consumer<Sensitive> learn;

    /**
     * Makes and removes foundations with these clients.
     *
     * @param management empty where no management cluster is given
     * @param learn is told the secrets that are made and read
     */
    public Foundations(
            Supplier<Azure> azure,
            Supplier<Optional<KubeApi>> management,
            PlanRunner runner,
            CheckRunner checks,
            NameServers nameServers,
            EventListener events,
            Consumer<Sensitive> learn) {
        this.azure = azure;
        this.management = management;
        this.runner = runner;
        this.checks = checks;
        this.nameServers = nameServers;
        this.events = events;
        this.learn = learn;
    }

    /**
     * Brings the foundation into the requested state; what is there already is kept. Repeating it changes nothing.
     *
     * @throws HyperShiftException with all problems of the request before anything is sent, or with all that failed
     */
    public Foundation create(FoundationRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var handoff = handoff(request, UnaryOperator.identity());
        var client = azure.get();
        try (var storage = client.oidcStorage()) {
            var plan = plan(request, client, storage, handoff);
            var report = runner.run(plan.plan(), cancellation).orThrow();
            plan.otherNames(report)
                    .forEach((name, other) -> events.on(new Event.Note(
                            Text.of("credential {} is not needed: {} trusts the same subject already", name, other))));
            var made = plan.result(report);
            made.externalDns().ifPresent(it -> new DelegationCheck(nameServers, events).tell(it));
            return made;
        }
    }

    /**
     * Tells by events what {@link #create} would do, without changing anything.
     *
     * @return the foundation where all of it is there already
     */
    public Optional<Foundation> rehearse(FoundationRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var handoff = handoff(request, KubeApi::readOnly);
        var client = azure.get().readOnly();
        try (var storage = client.oidcStorage()) {
            var plan = plan(request, client, storage, handoff);
            var report = runner.dryRun(plan.plan(), cancellation).orThrow();
            return Optional.of(plan.result(report));
        } catch (NotKnownYet e) {
            return Optional.empty();
        }
    }

    /**
     * Removes what was made for a foundation, and nothing else: what it has adopted stays, but trusts its issuer no longer.
     * Clusters that use its issuer on the management cluster, if one is given, keep it from that.
     *
     * @param dryRun whether it is only told by events what would be removed
     */
    public void destroy(DestroyFoundationRequest request, boolean dryRun, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var secret =
                secret(request.bundleSecret(), request.prefix(), dryRun ? KubeApi::readOnly : UnaryOperator.identity());
        var client = dryRun ? azure.get().readOnly() : azure.get();
        try (var storage = client.oidcStorage()) {
            var applications = new OwnApplications(client, events).of(request.prefix());
            var removal = new FoundationRemoval(
                    request,
                    client,
                    storage,
                    applications,
                    it -> events.on(new Event.Warning(Text.of(
                            "application {} is deleted, but stays among the directory's deleted ones for thirty days: the login may"
                                    + " not delete it for good",
                            it.name()))));
            var accounts = removal.accounts();
            var issuers = accounts.stream()
                    .map(it -> storage.url(it.name(), it.name()))
                    .collect(Collectors.toSet());
            management
                    .get()
                    .ifPresentOrElse(
                            it -> new FoundationUse(it).refuseIfAny(union(issuers, removal.trusted())),
                            () -> events.on(new Event.Warning(Text.of(
                                    "no management cluster is given ({}), so nobody has looked whether clusters stand on it",
                                    Parameter.MANAGEMENT_KUBECONFIG_FILE))));
            var plan = removal.plan(accounts, issuers);
            secret.ifPresent(it -> plan.lastRemoval(it.name().toString(), new BundleSecretRemoval(it)));
            removal.delegatedElsewhere().forEach(this::warnOfDelegation);
            (dryRun ? runner.dryRun(plan, cancellation) : runner.run(plan, cancellation)).orThrow();
        }
    }

    private void warnOfDelegation(Hosted zone) {
        events.on(new Event.Warning(Text.of(
                "the zone above {} is not in the subscription: whoever keeps it must take the records away that lead to {}. Whoever is"
                        + " given these servers next would have its names",
                zone.zone().name(),
                String.join(", ", zone.nameServers()))));
    }

    private FoundationPlan plan(FoundationRequest request, Azure client, OidcStorage storage, HandoffSteps handoff) {
        var rights = request.rights();
        var zone = rights.baseDomain().map(it -> BaseDomainZone.find(it, rights.dnsZoneResourceGroup(), client));
        var ownName = StorageAccountName.of(request.prefix(), client.subscription());
        var place = IssuerPlace.find(request, ownName, storage);
        if (request.issuer().storageAccount().isEmpty() && !place.account().equals(ownName)) {
            events.on(new Event.Warning(Text.of(
                    "the issuer in storage account {}, which ccoctl has made, is adopted: whoever else uses it trusts the clusters"
                            + " on this foundation, too. For another give {}",
                    place.account(),
                    Parameter.OIDC_STORAGE_ACCOUNT)));
        }
        var parent = request.principals().externalDns().flatMap(it -> parentZone(it, request, client));
        return new FoundationPlan(request, client, storage, place, zone, parent, handoff);
    }

    private static Optional<Zone> parentZone(ExternalDns wanted, FoundationRequest request, Azure client) {
        return wanted.parentName(request.rights().baseDomain())
                .flatMap(it -> ParentZone.writable(it, wanted.parentResourceGroup(), client));
    }

    private HandoffSteps handoff(FoundationRequest request, UnaryOperator<KubeApi> access) {
        var handoff = request.handoff();
        return new HandoffSteps(handoff.files(), secret(handoff.secret(), request.prefix(), access), learn);
    }

    /** The Secret with a foundation's bundle, which is refused at once where it is somebody else's. */
    private Optional<BundleSecret> secret(Optional<String> given, String prefix, UnaryOperator<KubeApi> access) {
        var secret = given.map(BundleSecretName::parse)
                .map(it -> new BundleSecret(access.apply(management()), it, prefix, learn));
        secret.ifPresent(BundleSecret::find);
        return secret;
    }

    private KubeApi management() {
        return management.get().orElseThrow(() -> new HyperShiftException(BundleSecretName.noManagement()));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    /**
     * Checks that the foundation is as its handoff bundle says, and that others see of it what they must. Nothing is changed.
     *
     * @throws HyperShiftException with all problems of the request before anything is sent
     */
    public CheckReport verify(VerifyFoundationRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var read = request.bundleSecret()
                .map(it -> request.with(BundleInSecret.read(management(), it, learn)))
                .orElse(request);
        HyperShiftException.throwIfAny(read.validate());
        return checks.run(new FoundationChecks(read, azure.get().readOnly(), nameServers).list(), cancellation);
    }
}
