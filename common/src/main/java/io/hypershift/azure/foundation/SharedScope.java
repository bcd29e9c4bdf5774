package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.RoleAssignment;
import io.hypershift.azure.plan.Values;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Rights on what outlives a cluster. They belong to the foundation and are named from it: HyperShift's CLI names them from
 * the first cluster that needs them, and takes them from all others when that one is destroyed.
 */
public final class SharedScope {
    /** The tag that says to which foundation a resource belongs; its value is the foundation's prefix. */
    public static final String FOUNDATION_TAG = "hypershift-azure.foundation";

    private SharedScope() {}

    /** The right of the ingress operator to write {@code *.apps} records into the base domain's zone. */
    public static RoleAssignment ingressOnZone(
            String prefix, String subscription, Zone zone, Function<Values, String> principal) {
        var scope = AzureId.group(subscription, zone.group());
        return role(prefix, Component.INGRESS, scope, principal, values -> false);
    }

    /** A component's right on a scope that outlives clusters. */
    public static RoleAssignment role(
            String prefix,
            Component component,
            String scope,
            Function<Values, String> principal,
            Predicate<Values> fresh) {
        var role = component.role();
        return new RoleAssignment(
                RoleAssignmentName.of(prefix, role.component(), scope), scope, role.definition(), principal, fresh);
    }
}
