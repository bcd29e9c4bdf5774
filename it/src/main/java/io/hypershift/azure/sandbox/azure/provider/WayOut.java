package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a machine's packets to the internet's HTTPS: security groups and route tables, whoever may look at those. */
record WayOut(ArmState state) {
    private static final int HTTPS = 443;

    boolean isOpenFor(Resource machine) {
        return Json.elements(machine.properties().at("/networkProfile/networkInterfaces"))
                .flatMap(reference -> find(reference.path("id").asText()).stream())
                .allMatch(nic -> new EffectiveRules(state, nic).letOut(HTTPS) && isRouted(nic));
    }

    private boolean isRouted(Resource nic) {
        var subnet =
                nic.properties().at("/ipConfigurations/0/properties/subnet/id").asText();
        return VirtualNetworks.subnets(state)
                .filter(it -> it.path("id").asText().equalsIgnoreCase(subnet))
                .flatMap(it -> find(it.at("/properties/routeTable/id").asText()).stream())
                .flatMap(table -> Json.elements(table.properties().path("routes")))
                .map(route -> route.path("properties"))
                .noneMatch(route -> route.path("addressPrefix").asText().equals("0.0.0.0/0") && leadsNowhere(route));
    }

    private boolean leadsNowhere(JsonNode route) {
        return switch (route.path("nextHopType").asText()) {
            case "None" -> true;
            case "VirtualAppliance" ->
                !isSomebodys(route.path("nextHopIpAddress").asText());
            default -> false;
        };
    }

    private boolean isSomebodys(String address) {
        return Stream.of("Microsoft.Network/networkInterfaces", "Microsoft.Network/azureFirewalls", Network.BALANCERS)
                .flatMap(type -> state.resources().ofType(type).stream())
                .flatMap(it -> Stream.of("ipConfigurations", "frontendIPConfigurations")
                        .flatMap(list -> Json.elements(it.properties().path(list))))
                .anyMatch(it -> it.at("/properties/privateIPAddress").asText().equals(address));
    }

    private Optional<Resource> find(String id) {
        return id.isEmpty() ? Optional.empty() : state.resources().find(new ResourceId(id));
    }
}
