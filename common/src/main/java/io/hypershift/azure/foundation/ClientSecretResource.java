package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.ClientSecrets;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The secret of an application: a new one is made only where none is kept that works for a good while yet. A secret that is about to
 * expire stays good until then, so that whoever uses it has time to take the new one.
 *
 * @param claims what has been seen of others who make one
 * @param learn is told the secrets
 */
record ClientSecretResource(
        ClientSecretPlace place,
        Step<Application> application,
        Azure azure,
        Duration lifetime,
        Clock clock,
        Claims claims,
        Consumer<Sensitive> learn)
        implements Resource<ClientSecret> {

    private static final Duration LONGEST_RESERVE = Duration.ofDays(30);
    private static final String UNDER_WAY = "secret-under-way";

    @Override
    public Look<ClientSecret> look(Values values) {
        var owner = values.of(application);
        var found = place.find();
        found.ifPresent(it -> learn.accept(it.secret()));
        if (found.isEmpty()) {
            return Look.absent();
        }
        var content = found.get();
        if (!content.clientId().equalsIgnoreCase(owner.clientId())) {
            refuseForeign(content);
            return Look.absent();
        }
        var left = left(owner, content);
        if (left.isNegative()) {
            return Look.absent();
        }
        if (left.compareTo(reserve()) <= 0) {
            return Look.different(content, "expires in " + left.toDays() + " days");
        }
        return place.isKept(content) ? Look.matching(content) : Look.different(content, "is in a file alone");
    }

    /** How long it works; for longer than anybody asks where the directory does not tell, but lets the application in. */
    private Duration left(Application owner, ClientSecret content) {
        if (!content.clientId().equalsIgnoreCase(owner.clientId())) {
            return Duration.ofSeconds(-1);
        }
        var end = secrets().endOf(owner, content.secret());
        if (end.isPresent()) {
            return Duration.between(clock.instant(), end.get());
        }
        return azure.accepts(owner.clientId(), content.secret()) ? lifetime : Duration.ofSeconds(-1);
    }

    @Override
    public ClientSecret put(Values values, Look<ClientSecret> found) {
        var owner = values.of(application);
        var present = place.find();
        if (present.isPresent() && left(owner, present.get()).compareTo(reserve()) > 0) {
            place.copy(present.get()); // known already, or somebody else's who was faster
            return present.get();
        }
        var before = place.claim();
        if (before.isPresent() && !claims.isAbandoned(before.get())) {
            throw underWay();
        }
        var mine = claims.own(UUID.randomUUID().toString());
        if (!place.claim(before, mine)) {
            throw underWay();
        }
        before.ifPresent(it -> secrets().remove(owner, mark(it), present.map(ClientSecret::secret)));
        return make(owner, mine);
    }

    private ClientSecret make(Application owner, String mine) {
        var end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var made = new ClientSecret(owner.clientId(), add(owner, mine, end));
        learn.accept(made.secret());
        if (!place.keep(made, mine)) {
            secrets().remove(owner, mark(mine), Optional.empty());
            throw underWay();
        }
        return made;
    }

    /** Where an answer was lost, the secret in it is removed and another one made. */
    private Sensitive add(Application owner, String mine, Instant end) {
        try {
            return secrets().add(owner, mark(mine), end);
        } catch (HyperShiftException e) {
            if (!e.has("azure-unreachable")) {
                throw e;
            }
            secrets().remove(owner, mark(mine), Optional.empty());
            return secrets().add(owner, mark(mine), end);
        }
    }

    private ClientSecrets secrets() {
        return azure.graph().clientSecrets();
    }

    /** What a secret is called in the directory. */
    private static String mark(String claim) {
        return "hypershift-azure " + claim;
    }

    private Duration reserve() {
        var quarter = lifetime.dividedBy(4);
        return quarter.compareTo(LONGEST_RESERVE) < 0 ? quarter : LONGEST_RESERVE;
    }

    private HyperShiftException underWay() {
        return new HyperShiftException(
                Problem.of(UNDER_WAY, "somebody else is making the secret for {}", place.title()));
    }

    /** The secret of an application that is gone is of no use to anybody. */
    private void refuseForeign(ClientSecret content) {
        if (azure.graph().applications().byClientId(content.clientId()).isPresent()) {
            throw new HyperShiftException(Problem.of(
                            "other-application",
                            "{} holds a secret of application {}, which is not the foundation's",
                            place.title(),
                            content.clientId())
                    .remedy("Move it away, or keep the bundle elsewhere."));
        }
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        if (failure instanceof HyperShiftException it && it.has(UNDER_WAY)) {
            return Optional.of("somebody else is making it");
        }
        return failure instanceof HyperShiftException it && it.has("Request_ResourceNotFound")
                ? Optional.of("the application is not known everywhere yet")
                : KubeCall.passing(failure);
    }
}
