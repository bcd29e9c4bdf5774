package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Hosted;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The zone that external DNS writes into, its delegation, and who writes there. */
final class ExternalDnsSteps {
    private final Step<Hosted> zone;
    private final Optional<Step<List<String>>> delegation;
    private final PrincipalSteps principal;

    /** @param parent the zone that delegates it; empty where we may not write there */
    ExternalDnsSteps(
            Plan plan,
            FoundationRequest request,
            ExternalDns wanted,
            Optional<Zone> parent,
            Azure azure,
            Step<Group> group,
            Map<String, String> tags,
            HandoffSteps handoff) {
        var above = wanted.parentName(request.rights().baseDomain()).orElseThrow();
        var name = wanted.zoneName(request.prefix(), above);
        this.zone = plan.step("DNS zone " + name, azure.publicDns().zone(group, name, tags), group);
        this.delegation = parent.map(it -> plan.step(
                "delegation of " + name + " in " + it.name(),
                azure.publicDns()
                        .delegation(
                                it,
                                name.substring(0, name.length() - it.name().length() - 1),
                                values -> values.of(zone).nameServers(),
                                wanted.overwriteDelegation()),
                zone));
        var scope = AzureId.resource(
                azure.subscription(), request.persistentResourceGroup(), "Microsoft.Network/dnsZones", name);
        var rights = new ArrayList<>(wanted.roles().roles().stream()
                .map(it -> new PrincipalSteps.Right(it, scope, "DNS zone " + name))
                .toList());
        // It finds its zone by a list of the group's, which takes a role there (kubernetes-sigs/external-dns#1973).
        rights.add(new PrincipalSteps.Right(
                BuiltInRole.READER,
                AzureId.group(azure.subscription(), request.persistentResourceGroup()),
                "resource group " + request.persistentResourceGroup()));
        this.principal = PrincipalSteps.add(plan, request, azure, Purpose.EXTERNAL_DNS, rights, handoff, zone);
    }

    List<Step<?>> all() {
        var all = new ArrayList<Step<?>>(principal.all());
        all.add(zone);
        delegation.ifPresent(all::add);
        return all;
    }

    Foundation.ExternalDnsZone made(Values values) {
        var it = values.of(zone);
        return new Foundation.ExternalDnsZone(
                it.zone().name(), it.zone().id(), it.nameServers(), principal.made(values));
    }
}
