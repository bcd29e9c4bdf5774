package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    FoundationPlan(
            FoundationRequest request,
            Azure azure,
            OidcStorage storage,
            IssuerPlace place,
            Optional<Zone> zone,
            HandoffSteps handoff) {
        this.request = request;
        this.azure = azure;
        this.handoff = handoff;
        this.plan = Plan.named("foundation " + request.prefix());
        var tags = tags();
        var group = plan.step(
                "resource group " + request.persistentResourceGroup(),
                azure.groups().group(request.persistentResourceGroup(), request.location(), tags));
        this.issuer = new IssuerSteps(plan, request, storage, place, handoff.keys(), group, tags);
        this.identities = new IdentitySteps(plan, request, azure, issuer.url(), group, tags);
        new SharedRoleSteps(plan, request, azure, identities).add(zone);
        addBundle();
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
                identities.made(values));
    }

    private Map<String, String> tags() {
        var tags = new HashMap<>(request.tags());
        tags.put(SharedScope.FOUNDATION_TAG, request.prefix());
        return tags;
    }

    private void addBundle() {
        var known = Stream.concat(Stream.of(issuer.key()), identities.all().stream())
                .toArray(Step<?>[]::new);
        var contents = new LinkedHashMap<String, Function<Values, String>>();
        contents.put(Bundle.WORKLOAD_IDENTITIES, values -> FoundationFile.workloadIdentities(result(values)));
        contents.put(Bundle.FOUNDATION, values -> FoundationFile.write(result(values)));
        contents.put(Bundle.ISSUER_URL, values -> issuer.url() + "\n");
        handoff.addTo(plan, issuer.key(), known, contents);
    }
}
