package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.azureapi.Applications.Principal;
import io.hypershift.azure.azureapi.Applications.Wanted;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.RoleAssignment;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** An application that signs in with a secret, from its registration to the file with the secret. */
final class PrincipalSteps {
    private final Step<Application> application;
    private final Step<Principal> principal;
    private final List<Step<?>> all;

    private PrincipalSteps(Step<Application> application, Step<Principal> principal, List<Step<?>> all) {
        this.application = application;
        this.principal = principal;
        this.all = List.copyOf(all);
    }

    /** A role of the application's. */
    record Right(BuiltInRole role, String scope, String where) {}

    /**
     * Adds the steps to a plan.
     *
     * @param scopes the steps that make the scopes of the rights
     */
    static PrincipalSteps add(
            Plan plan,
            FoundationRequest request,
            Azure azure,
            Purpose purpose,
            List<Right> rights,
            HandoffSteps handoff,
            Step<?>... scopes) {
        var wanted = wanted(request.prefix(), azure.subscription(), purpose);
        var form = new ClientSecret.Form(
                purpose, azure.credentials().tenantId(), azure.subscription(), request.persistentResourceGroup());
        var place = ClientSecretPlace.of(form, handoff);
        var inUse = place.find().map(ClientSecret::clientId);
        inUse.filter(azure.credentials()::isOf).ifPresent(it -> {
            throw new HyperShiftException(Problem.of(
                            "own-login",
                            "{} is what this run signs in with, not a place for another's secret",
                            place.title())
                    .remedy("Keep the login's credentials elsewhere."));
        });
        var applications = azure.graph().applications();
        var application = plan.step("application " + wanted.name(), applications.application(wanted, inUse));
        var principal =
                plan.step("service principal of " + wanted.name(), applications.principal(application), application);
        var secret = plan.step(
                "secret of " + wanted.name(),
                new ClientSecretResource(
                        place,
                        application,
                        azure,
                        request.principals().secretLifetime(),
                        Clock.systemUTC(),
                        new Claims(),
                        handoff.learn()),
                application,
                principal);
        var copy = handoff.copy(plan, purpose.file(), values -> form.write(values.of(secret)), secret);
        var roles = rights.stream()
                .map(it -> plan.step(
                        "role %s of %s on %s".formatted(it.role().title(), wanted.name(), it.where()),
                        azure.roles().assignment(assignment(request.prefix(), purpose, it, principal)),
                        Stream.concat(Stream.of(principal), Stream.of(scopes)).toArray(Step<?>[]::new)));
        return new PrincipalSteps(
                application,
                principal,
                Stream.<Step<?>>concat(Stream.concat(Stream.of(application, principal, secret), copy.stream()), roles)
                        .toList());
    }

    /** The application of this purpose that a foundation has, if it has one. */
    static Wanted wanted(String prefix, String subscription, Purpose purpose) {
        var name = prefix + "-" + purpose.word();
        return new Wanted(
                name,
                "hypershift-azure-" + name + "-" + subscription.substring(0, 8),
                SharedScope.FOUNDATION_TAG + "=" + prefix);
    }

    private static RoleAssignment assignment(String prefix, Purpose purpose, Right right, Step<Principal> principal) {
        return new RoleAssignment(
                right.role().assignment(prefix, purpose, right.scope()),
                right.scope(),
                right.role().definition(),
                values -> values.of(principal).id(),
                values -> values.of(principal).fresh());
    }

    List<Step<?>> all() {
        return all;
    }

    Foundation.SecretHolder made(Values values) {
        var it = values.of(application);
        return new Foundation.SecretHolder(
                it.name(), it.id(), it.clientId(), values.of(principal).id());
    }
}
