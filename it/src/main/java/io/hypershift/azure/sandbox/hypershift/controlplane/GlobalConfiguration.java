package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a HostedCluster's configuration refers to in its namespace (HyperShift 3ee9615, api/util/configrefs). */
record GlobalConfiguration(HostedCluster cluster) {
    private static final String CONFIGURATION = "/spec/configuration";

    private static final List<String> OF_PROVIDERS =
            List.of("fileData", "clientSecret", "bindPassword", "tlsClientCert", "tlsClientKey");

    List<String> configMaps() {
        return named(
                Stream.of(
                        at("/apiServer/clientCA"),
                        at("/authentication/oauthMetadata"),
                        at("/image/additionalTrustedCA"),
                        at("/proxy/trustedCA"),
                        at("/scheduler/policy")),
                providers().stream().map(it -> it.path("ca")));
    }

    List<String> secrets() {
        return named(
                cluster.resource().items(CONFIGURATION + "/apiServer/servingCerts/namedCertificates").stream()
                        .map(it -> it.path("servingCertificate")),
                providers().stream().flatMap(provider -> OF_PROVIDERS.stream().map(provider::path)));
    }

    /** The Secrets that the OAuth server reads, by the names of its volumes (v2/oauth/idp_convert.go there). */
    Map<String, String> identitySecrets() {
        var volumes = new TreeMap<String, String>();
        var all = providers();
        for (int number = 0; number < all.size(); number++) {
            for (var field : OF_PROVIDERS) {
                var name = all.get(number).path(field).path("name").asText();
                if (!name.isEmpty()) {
                    volumes.put("idp-secret-" + number + "-" + OF_PROVIDERS.indexOf(field), name);
                }
            }
        }
        return volumes;
    }

    private JsonNode at(String pointer) {
        return cluster.resource().at(CONFIGURATION + pointer);
    }

    /** What each of the identity providers has in the field that its kind is called by. */
    private List<JsonNode> providers() {
        var providers = new ArrayList<JsonNode>();
        cluster.resource()
                .items(CONFIGURATION + "/oauth/identityProviders")
                .forEach(it -> it.valueStream().filter(JsonNode::isObject).forEach(providers::add));
        return providers;
    }

    private static List<String> named(Stream<JsonNode> some, Stream<JsonNode> others) {
        return Stream.concat(some, others)
                .map(it -> it.path("name").asText())
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .sorted()
                .toList();
    }
}
