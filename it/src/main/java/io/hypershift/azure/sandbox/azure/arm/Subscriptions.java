package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;

/** The tenant, its one subscription, and where resources can be. */
final class Subscriptions implements Endpoint {
    private static final List<String> LOCATIONS = List.of(
            "eastus",
            "eastus2",
            "westus",
            "westus2",
            "westus3",
            "centralus",
            "southcentralus",
            "northeurope",
            "westeurope",
            "uksouth",
            "germanywestcentral",
            "swedencentral");

    private final ArmState state;
    private final Authorizer authorizer;
    private final SubscriptionState its;

    Subscriptions(ArmState state, Authorizer authorizer, SubscriptionState its) {
        this.its = its;
        this.state = state;
        this.authorizer = authorizer;
    }

    @Override
    public boolean serves(ArmPath path) {
        var segments = path.scope().segments();
        return path.namespace().isEmpty()
                && (segments.size() <= 2 || (segments.size() == 3 && path.last().equalsIgnoreCase("locations")));
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var segments = call.path().scope().segments();
        if (segments.size() == 1 && segments.get(0).equalsIgnoreCase("tenants")) {
            return ArmAnswer.list(List.of(tenant()));
        }
        if (segments.size() == 1 && segments.get(0).equalsIgnoreCase("subscriptions")) {
            var id = ResourceId.subscription(state.subscription());
            return ArmAnswer.list(authorizer.sees(call.caller(), id) ? List.of(subscription()) : List.of());
        }
        if (segments.size() == 2) {
            return ArmAnswer.of(200, subscription());
        }
        if (segments.size() == 3) {
            return ArmAnswer.list(LOCATIONS.stream().map(this::location).toList());
        }
        throw new ArmException(
                404,
                "InvalidResourceType",
                "The path '%s' is not known.".formatted(call.path().scope()));
    }

    private ObjectNode subscription() {
        var subscription = Json.object()
                .put("id", "/subscriptions/" + state.subscription())
                .put("subscriptionId", state.subscription())
                .put("tenantId", state.directory().tenant())
                .put("displayName", "Sandbox")
                .put("state", its.word())
                .put("authorizationSource", "RoleBased");
        subscription
                .putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        subscription.putArray("managedByTenants");
        return subscription;
    }

    private ObjectNode tenant() {
        var tenant = state.directory().tenant();
        return Json.object()
                .put("id", "/tenants/" + tenant)
                .put("tenantId", tenant)
                .put("displayName", "Sandbox")
                .put("tenantCategory", "Home");
    }

    private ObjectNode location(String name) {
        return Json.object()
                .put("id", "/subscriptions/" + state.subscription() + "/locations/" + name)
                .put("name", name)
                .put("type", "Region")
                .put("displayName", name)
                .put("regionalDisplayName", name);
    }
}
