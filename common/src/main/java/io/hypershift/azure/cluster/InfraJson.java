package io.hypershift.azure.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.CustomerNetworks;
import io.hypershift.azure.azureapi.ResourceName;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The document that {@code hypershift create infra azure --output-file} writes ({@code cmd/infra/azure/types.go}): the
 * infrastructure of a cluster that somebody has made before, with the identities it was made for.
 *
 * @param clientIds the components' client ids, {@link Component#KMS} only where the cluster is to encrypt with a key of a vault
 */
record InfraJson(Infra infra, Map<Component, String> clientIds) implements InfraSource {
    private static final String IDENTITIES = "workloadIdentities";
    private static final String CLIENT_ID = "clientID";
    private static final String KMS = "kmsClientID";

    InfraJson {
        clientIds = clientIds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(clientIds));
    }

    @Override
    public Optional<String> givenInfraId() {
        return Optional.of(infra.infraId());
    }

    @Override
    public String baseDomain() {
        return infra.baseDomain();
    }

    @Override
    public AppsDomain appsDomain() {
        return new AppsDomain(infra.baseDomain(), infra.appsPrefix().orElse(""));
    }

    /** Reads a document, in YAML or JSON; what is wrong with it is told to the checks, and then nothing is returned. */
    static Optional<InfraJson> read(Source source, Checks checks) {
        return checks.content(Parameter.INFRA_JSON_FILE, source).flatMap(text -> {
            try {
                var documents = Manifests.parse(text);
                if (documents.size() == 1) {
                    return new Reading(documents.get(0).tree(), source, checks).result();
                }
                checks.add(Problem.of(
                        "broken-json", "{}: {} is no single object", Parameter.INFRA_JSON_FILE, source.origin()));
            } catch (JsonProcessingException e) {
                checks.add(Problem.of(
                        "broken-json",
                        "{}: {} is neither JSON nor YAML (line {})",
                        Parameter.INFRA_JSON_FILE,
                        source.origin(),
                        e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
            }
            return Optional.empty();
        });
    }

    /** What a cluster stands on, as its HostedCluster tells. */
    static InfraJson of(Manifest hostedCluster) {
        var azure = hostedCluster.at("spec", "platform", "azure");
        var dns = hostedCluster.at("spec", "dns");
        var natSubnet = azure.at("/private/privateLink/natSubnetID").asText("");
        var infra = new Infra(
                hostedCluster.text("spec", "infraID"),
                text(azure, "location"),
                text(azure, "resourceGroup"),
                text(dns, "baseDomain"),
                text(dns, "publicZoneID"),
                text(dns, "privateZoneID"),
                text(azure, "vnetID"),
                text(azure, "subnetID"),
                text(azure, "securityGroupID"),
                Optional.empty(),
                Optional.of(natSubnet).filter(it -> !it.isEmpty()));
        var ids = new EnumMap<Component, String>(Component.class);
        for (var component : Component.values()) {
            var id = component == Component.KMS
                    ? hostedCluster.text("spec", "secretEncryption", "kms", "azure", "workloadIdentity", CLIENT_ID)
                    : azure.at("/azureAuthenticationConfig/" + IDENTITIES)
                            .path(component.key())
                            .path(CLIENT_ID)
                            .asText("");
            if (!id.isEmpty()) {
                ids.put(component, id);
            }
        }
        return new InfraJson(infra, ids);
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    String content() {
        return content(infra, clientIds);
    }

    /** The document, for a file of mode 0600. */
    static String content(Infra infra, Map<Component, String> clientIds) {
        var json = Json.object()
                .put("baseDomain", infra.baseDomain())
                .put("publicZoneID", infra.publicZoneId())
                .put("privateZoneID", infra.privateZoneId())
                .put("region", infra.location())
                .put("resourceGroupName", infra.resourceGroup())
                .put("vnetID", infra.networkId())
                .put("subnetID", infra.subnetId())
                .put("bootImageID", "")
                .put("infraID", infra.infraId())
                .put("securityGroupID", infra.securityGroupId());
        infra.natSubnetId().ifPresent(it -> json.put("natSubnetID", it));
        json.putNull("controlPlaneMIs");
        json.putObject("dataPlaneIdentities")
                .put("imageRegistryMSIClientID", "")
                .put("diskMSIClientID", "")
                .put("fileMSIClientID", "");
        var identities = json.putObject(IDENTITIES);
        clientIds.forEach((component, id) -> {
            if (component == Component.KMS) {
                json.put(KMS, id);
            } else {
                identities.putObject(component.key()).put(CLIENT_ID, id);
            }
        });
        return Json.pretty(json);
    }

    /** One reading of a document, which goes on after a problem to tell all of them. */
    private record Reading(ObjectNode json, Source source, Checks checks) {
        Optional<InfraJson> result() {
            var before = checks.problems().size();
            var infra = infra();
            var clientIds = clientIds();
            return checks.problems().size() == before ? Optional.of(new InfraJson(infra, clientIds)) : Optional.empty();
        }

        private Infra infra() {
            return new Infra(
                    matching("infraID", Names.INFRA_ID, Names.INFRA_ID_RULE),
                    matching("region", Names.LOCATION, Names.LOCATION_RULE),
                    matching("resourceGroupName", Names.RESOURCE_GROUP, Names.RESOURCE_GROUP_RULE),
                    matching("baseDomain", Names.DOMAIN, Names.DOMAIN_RULE),
                    id("publicZoneID", "Microsoft.Network/dnsZones"),
                    id("privateZoneID", "Microsoft.Network/privateDnsZones"),
                    id("vnetID", CustomerNetworks.NETWORK),
                    id("subnetID", CustomerNetworks.SUBNET),
                    id("securityGroupID", CustomerNetworks.SECURITY_GROUP),
                    Optional.of(appsPrefix()),
                    text(json, "natSubnetID").isEmpty()
                            ? Optional.empty()
                            : Optional.of(id("natSubnetID", CustomerNetworks.SUBNET)));
        }

        /** What the private zone bears before the base domain; the CLI of old put a suffix to the cluster's name there. */
        private String appsPrefix() {
            var zone = AzureId.nameOf(text(json, "privateZoneID"));
            var base = text(json, "baseDomain");
            return zone.equals(base) ? "" : zone.replaceFirst("(-azurecluster)?\\." + Pattern.quote(base) + "$", "");
        }

        private Map<Component, String> clientIds() {
            var ids = new EnumMap<Component, String>(Component.class);
            for (var component : Component.values()) {
                var isKms = component == Component.KMS;
                var field = isKms ? KMS : IDENTITIES + "." + component.key() + "." + CLIENT_ID;
                var id = isKms ? text(json, KMS) : text(json.path(IDENTITIES).path(component.key()), CLIENT_ID);
                if (Names.UUID.matcher(id).matches()) {
                    ids.put(component, id);
                } else if (!id.isEmpty() || !(isKms || component == Component.CONTROL_PLANE_OPERATOR)) {
                    wrong(field, id, "it must be a client id (a UUID)");
                }
            }
            return ids;
        }

        private String matching(String field, Pattern pattern, String rule) {
            var value = text(json, field);
            if (!pattern.matcher(value).matches()) {
                wrong(field, value, rule);
            }
            return value;
        }

        private String id(String field, String type) {
            var value = text(json, field);
            if (ResourceName.parse(value, type).isEmpty()) {
                wrong(field, value, "it must be the id of a resource of type " + type);
            }
            return value;
        }

        private void wrong(String field, String value, String rule) {
            checks.add(Problem.of(
                            "infra-json",
                            "{}: {} of {} cannot be \"{}\": {}",
                            Parameter.INFRA_JSON_FILE,
                            field,
                            source.origin(),
                            value,
                            rule)
                    .remedy(
                            "Leave {} out: {} makes the infrastructure itself.",
                            Parameter.INFRA_JSON_FILE,
                            Operation.CREATE_CLUSTER));
        }
    }
}
