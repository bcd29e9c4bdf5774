package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.azureapi.Azure;
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
import java.util.function.Consumer;

/**
 * The secret of an application: a new one is made only where none is kept that works for a good while yet. A secret that is about to
 * expire stays good until then, so that whoever uses it has time to take the new one.
 *
 * @param learn is told the secrets
 */
record ClientSecretResource(
        ClientSecretPlace place,
        Step<Application> application,
        Azure azure,
        Duration lifetime,
        Clock clock,
        Consumer<Sensitive> learn)
        implements Resource<ClientSecret> {

    private static final Duration LONGEST_RESERVE = Duration.ofDays(30);

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
        var end = azure.graph().clientSecrets().endOf(owner, content.secret());
        if (end.isPresent()) {
            return Duration.between(clock.instant(), end.get());
        }
        return azure.accepts(owner.clientId(), content.secret()) ? lifetime : Duration.ofSeconds(-1);
    }

    @Override
    public ClientSecret put(Values values, Look<ClientSecret> found) {
        var owner = values.of(application);
        if (found instanceof Look.Different<ClientSecret> known
                && left(owner, known.value()).compareTo(reserve()) > 0) {
            place.keep(known.value());
            return known.value();
        }
        var end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var secret = found instanceof Look.Different<ClientSecret>
                ? azure.graph().clientSecrets().add(owner, place.mark(), end)
                : renew(owner, end);
        learn.accept(secret);
        var made = new ClientSecret(owner.clientId(), secret);
        place.keep(made);
        return made;
    }

    /** Where an answer was lost, the secret in it is removed and another one made. */
    private Sensitive renew(Application owner, Instant end) {
        try {
            return azure.graph().clientSecrets().renew(owner, place.mark(), end);
        } catch (HyperShiftException e) {
            if (!e.has("azure-unreachable")) {
                throw e;
            }
            return azure.graph().clientSecrets().renew(owner.known(), place.mark(), end);
        }
    }

    private Duration reserve() {
        var quarter = lifetime.dividedBy(4);
        return quarter.compareTo(LONGEST_RESERVE) < 0 ? quarter : LONGEST_RESERVE;
    }

    /** The secret of an application that is gone is of no use to anybody. */
    private void refuseForeign(ClientSecret content) {
        if (azure.graph().applications().byClientId(content.clientId()).isPresent()) {
            throw new HyperShiftException(Problem.of(
                            "other-application",
                            "{} holds a secret of application {}, which is not the foundation's",
                            place.name(),
                            content.clientId())
                    .remedy("Move it away, or keep the bundle elsewhere."));
        }
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException it && it.has("Request_ResourceNotFound")
                ? Optional.of("the application is not known everywhere yet")
                : KubeCall.passing(failure);
    }
}
