package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDnsRecordsTest {
    private static final String ZONE =
            AzureGround.group("os4-common") + "/providers/Microsoft.Network/dnsZones/example.com";

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static ManagementGround management;
    static AzureGround azure;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        azure = new AzureGround(sandbox);
        management = new ManagementGround(sandbox.management().kubeconfig());
        management.installOperator(
                "hypershift",
                "--external-dns-provider=azure",
                "--external-dns-secret=azure-dns",
                "--external-dns-domain-filter=example.com",
                "--external-dns-txt-owner-id=test");
        management.apply(secret(
                "type: kubernetes.io/dockerconfigjson, metadata: {name: pull-secret, namespace: hypershift}",
                ".dockerconfigjson",
                Files.readString(directory.resolve("pull-secret.json"))));
    }

    @AfterAll
    static void stop() {
        management.close();
        sandbox.close();
    }

    @Test
    void the_hosts_of_a_cluster_are_published_while_it_is_there_and_others_are_left_alone() throws IOException {
        var foreign = azure.put(ZONE + "/A/oauth-named", address("192.0.2.7"));
        create("named");
        eventually(() -> assertThat(management.conditions("HostedCluster", "named"))
                .containsEntry("InfrastructureReady", "True")
                .containsEntry("ExternalDNSReachable", "False"));
        assertThat(management.messages("HostedCluster", "named").get("ExternalDNSReachable"))
                .contains("lookup api-named.example.com: no such host");

        management.apply(secret("metadata: {name: azure-dns, namespace: hypershift}", "credentials", config()));

        eventually(() -> assertThat(management.conditions("HostedCluster", "named"))
                .containsEntry("ExternalDNSReachable", "True"));
        assertThat(azure.get(ZONE + "/TXT/a-api-named-external-dns")
                        .at("/properties/TXTRecords/0/value/0")
                        .asText())
                .isEqualTo(
                        "\"heritage=external-dns,external-dns/owner=test,external-dns/resource=route/clusters-named/kube-apiserver\"");
        assertThat(azure.get(ZONE + "/A/oauth-named").at("/properties/ARecords"))
                .isEqualTo(foreign.at("/properties/ARecords"));

        management.deleteHostedCluster("named");
        eventually(() -> assertThat(management.isGone("named")).isTrue());
        eventually(() -> assertThat(azure.exists(ZONE + "/A/api-named")).isFalse());
        assertThat(azure.exists(ZONE + "/TXT/a-api-named-external-dns")).isFalse();
        assertThat(azure.exists(ZONE + "/A/oauth-named")).isTrue();
    }

    private static void create(String name) {
        var manifests = LoneHostedCluster.manifests(name);
        management.apply(manifests.secrets(Foundation.anotherKey()));
        var hostedCluster = manifests.hostedCluster().replace("{type: LoadBalancer}", "{type: Route}");
        for (var service : Map.of("APIServer", "api", "OAuthServer", "oauth").entrySet()) {
            var published = "{service: %s, servicePublishingStrategy: {type: Route".formatted(service.getKey());
            hostedCluster = hostedCluster.replace(
                    published,
                    published + ", route: {hostname: %s-%s.example.com}".formatted(service.getValue(), name));
        }
        management.apply(hostedCluster);
    }

    private static Map<String, Object> address(String ip) {
        return Map.of("properties", Map.of("TTL", 300, "ARecords", List.of(Map.of("ipv4Address", ip))));
    }

    private static String config() throws IOException {
        var json = new ObjectMapper();
        var credentials =
                json.readTree(directory.resolve("azure-credentials.json").toFile());
        return json.createObjectNode()
                .put("tenantId", credentials.path("tenantId").asText())
                .put("subscriptionId", credentials.path("subscriptionId").asText())
                .put("resourceGroup", "os4-common")
                .put("aadClientId", credentials.path("clientId").asText())
                .put("aadClientSecret", credentials.path("clientSecret").asText())
                .toString();
    }

    private static String secret(String head, String key, String content) {
        return "{apiVersion: v1, kind: Secret, %s, data: {%s: %s}}"
                .formatted(head, key, Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }
}
