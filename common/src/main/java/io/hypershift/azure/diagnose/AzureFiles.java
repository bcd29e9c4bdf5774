package io.hypershift.azure.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Azure, the issuer and DNS have told of a cluster, as files. */
final class AzureFiles {
    private AzureFiles() {}

    static SortedMap<String, String> of(Evidence it) {
        var files = new TreeMap<String, String>();
        put(files, "azure/identities.yaml", identities(it));
        put(files, "azure/role-assignments.yaml", it.azure().rights().grants());
        put(files, "azure/resources.yaml", resources(it));
        put(files, "azure/virtual-machines.yaml", it.azure().machines().all());
        put(files, "azure/effective-security-groups.yaml", it.azure().machines().securityGroups());
        it.azure()
                .machines()
                .consoles()
                .forEach((name, lines) ->
                        files.put("azure/serial-consoles/" + name + ".log", String.join("\n", lines) + "\n"));
        put(files, "azure/compute-quotas.yaml", it.azure().quotas());
        put(files, "azure/activity-log-failures.yaml", it.azure().failures());
        it.issuer().ifPresent(issuer -> {
            put(files, "oidc/discovery.yaml", issuer.discovery());
            put(files, "oidc/keys.yaml", issuer.keys());
        });
        put(files, "dns/names.yaml", it.names().records());
        return files;
    }

    private static Map<String, Object> identities(Evidence it) {
        var all = new LinkedHashMap<String, Object>();
        it.azure()
                .rights()
                .identities()
                .forEach((component, identity) -> identity.ifPresent(one -> all.put(
                        component.key(),
                        Map.of(
                                "id",
                                one.id(),
                                "clientId",
                                one.clientId(),
                                "principalId",
                                one.principalId(),
                                "federatedCredentials",
                                it.azure().rights().credentials().getOrDefault(component, List.of())))));
        return all;
    }

    private static Map<String, JsonNode> resources(Evidence it) {
        var all = new TreeMap<String, JsonNode>();
        it.azure()
                .resources()
                .forEach((id, resource) ->
                        all.put(id, resource.orElse(Json.object().put("error", "not found"))));
        return all;
    }

    private static void put(SortedMap<String, String> files, String name, Object content) {
        files.put(name, YamlText.of(Json.tree(content)));
    }
}
