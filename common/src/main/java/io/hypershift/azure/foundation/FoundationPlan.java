package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Phase 1 of the guide as a plan: every step looks first and acts only where Azure differs from the request. */
final class FoundationPlan {
    private final FoundationRequest request;
    private final Azure azure;
    private final HandoffSteps handoff;
    private final Plan plan;
    private final IssuerSteps issuer;
    private final IdentitySteps identities;
    private final Optional<Foundation> before;
    private final Optional<ExternalDnsSteps> externalDns;
    private final Optional<PrincipalSteps> clusterOperations;

    /**
     * Plans the foundation.
     *
     * @param zone the base domain's, if one is given
     * @param parent the zone that delegates the one of external DNS; empty where we may not write there
     */
    FoundationPlan(
            FoundationRequest request,
            Azure azure,
            OidcStorage storage,
            IssuerPlace place,
            Optional<Zone> zone,
            Optional<Zone> parent,
            HandoffSteps handoff) {
        this.request = request;
        this.azure = azure;
        this.handoff = handoff;
        this.before = handoff.foundation().filter(this::isSame);
        this.plan = Plan.named("foundation " + request.prefix());
        var tags = tags();
        var group = plan.step(
                "resource group " + request.persistentResourceGroup(),
                azure.groups().group(request.persistentResourceGroup(), request.location(), tags));
        this.issuer = new IssuerSteps(plan, request, storage, place, handoff.keys(), group, tags);
        this.identities = new IdentitySteps(plan, request, azure, issuer.url(), group, tags);
        new SharedRoleSteps(plan, request, azure, identities).add(zone);
        this.externalDns = request.principals()
                .externalDns()
                .map(it -> new ExternalDnsSteps(plan, request, it, parent, azure, group, tags, handoff));
        this.clusterOperations = request.principals().clusterOperations()
                ? Optional.of(PrincipalSteps.add(
                        plan, request, azure, Purpose.CLUSTER_OPERATIONS, clusterOperations(), handoff))
                : Optional.empty();
        addBundle();
    }

    /** What the guide asks of who creates clusters (prerequisites), on the subscription. */
    private List<PrincipalSteps.Right> clusterOperations() {
        var scope = "/subscriptions/" + azure.subscription();
        return Stream.of(BuiltInRole.CONTRIBUTOR, BuiltInRole.USER_ACCESS_ADMINISTRATOR)
                .map(it -> new PrincipalSteps.Right(it, scope, "the subscription"))
                .toList();
    }

    /** What the bundle tells of applications that are not asked for this time stays in it: they are still there. */
    private boolean isSame(Foundation known) {
        return known.prefix().equals(request.prefix()) && known.subscriptionId().equalsIgnoreCase(azure.subscription());
    }

    /** Credentials that are there under other names than we would give. */
    Map<String, String> otherNames(Values values) {
        return identities.otherNames(values);
    }

    Plan plan() {
        return plan;
    }

    /** What the plan has made, once it ran. */
    Foundation result(Values values) {
        return new Foundation(
                request.prefix(),
                azure.credentials().cloud().id(),
                azure.subscription(),
                azure.credentials().tenantId(),
                request.location(),
                request.persistentResourceGroup(),
                issuer.url(),
                values.of(issuer.key()).id(),
                request.rights().scope(),
                identities.made(values),
                externalDns.map(it -> it.made(values)).or(() -> before.flatMap(Foundation::externalDns)),
                clusterOperations.map(it -> it.made(values)).or(() -> before.flatMap(Foundation::clusterOperations)));
    }

    private Map<String, String> tags() {
        var tags = new HashMap<>(request.tags());
        tags.put(SharedScope.FOUNDATION_TAG, request.prefix());
        return tags;
    }

    private void addBundle() {
        var applications = Stream.concat(
                externalDns.stream().flatMap(it -> it.all().stream()),
                clusterOperations.stream().flatMap(it -> it.all().stream()));
        var known = Stream.of(Stream.of(issuer.key()), identities.all().stream(), applications)
                .flatMap(it -> it)
                .toArray(Step<?>[]::new);
        var contents = new LinkedHashMap<String, Function<Values, String>>();
        contents.put(Bundle.WORKLOAD_IDENTITIES, values -> FoundationFile.workloadIdentities(result(values)));
        contents.put(Bundle.FOUNDATION, values -> FoundationFile.write(result(values)));
        contents.put(Bundle.ISSUER_URL, values -> issuer.url() + "\n");
        handoff.addTo(plan, issuer.key(), known, contents);
    }
}
