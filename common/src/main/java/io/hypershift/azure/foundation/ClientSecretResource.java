package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The secret of an application, kept in a file: a new one is made only where the file holds none that works for a good while yet.
 * A secret that is about to expire stays good until then, so that whoever uses it has time to take the new one.
 *
 * @param mark says in the directory who keeps the secret
 * @param learn is told the secrets
 */
record ClientSecretResource(
        ClientSecretFile file,
        Step<Application> application,
        Azure azure,
        String mark,
        Duration lifetime,
        Clock clock,
        Consumer<Sensitive> learn)
        implements Resource<Path> {

    private static final Duration LONGEST_RESERVE = Duration.ofDays(30);

    @Override
    public Look<Path> look(Values values) {
        var owner = values.of(application);
        var content = file.read();
        content.ifPresent(it -> learn.accept(it.secret()));
        if (content.isEmpty()) {
            return Look.absent();
        }
        if (!content.get().clientId().equalsIgnoreCase(owner.clientId())) {
            refuseForeign(content.get());
            return Look.absent();
        }
        var end = azure.graph().clientSecrets().endOf(owner, content.get().secret());
        if (end.isEmpty()) {
            return azure.accepts(owner.clientId(), content.get().secret()) ? Look.matching(file.path()) : Look.absent();
        }
        var left = Duration.between(clock.instant(), end.get());
        if (left.isNegative()) {
            return Look.absent();
        }
        return left.compareTo(reserve()) > 0
                ? Look.matching(file.path())
                : Look.different(file.path(), "expires in " + left.toDays() + " days");
    }

    @Override
    public Path put(Values values, Look<Path> found) {
        var owner = values.of(application);
        var end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var secret = found instanceof Look.Different<Path>
                ? azure.graph().clientSecrets().add(owner, mark, end)
                : renew(owner, end);
        learn.accept(secret);
        file.write(new ClientSecretFile.Content(owner.clientId(), secret));
        return file.path();
    }

    /** Where an answer was lost, the secret in it is removed and another one made. */
    private Sensitive renew(Application owner, Instant end) {
        try {
            return azure.graph().clientSecrets().renew(owner, mark, end);
        } catch (HyperShiftException e) {
            if (!e.has("azure-unreachable")) {
                throw e;
            }
            return azure.graph().clientSecrets().renew(owner.known(), mark, end);
        }
    }

    private Duration reserve() {
        var quarter = lifetime.dividedBy(4);
        return quarter.compareTo(LONGEST_RESERVE) < 0 ? quarter : LONGEST_RESERVE;
    }

    /** The file of an application that is gone is of no use to anybody. */
    private void refuseForeign(ClientSecretFile.Content content) {
        if (azure.graph().applications().byClientId(content.clientId()).isPresent()) {
            throw new HyperShiftException(Problem.of(
                            "other-application",
                            "{} holds a secret of application {}, which is not the foundation's",
                            file.path(),
                            content.clientId())
                    .remedy("Move the file away, or give another directory."));
        }
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return failure instanceof HyperShiftException it && it.has("Request_ResourceNotFound")
                ? Optional.of("the application is not known everywhere yet")
                : Optional.empty();
    }
}
