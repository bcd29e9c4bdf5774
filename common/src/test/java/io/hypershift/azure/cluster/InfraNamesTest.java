package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hypershift.azure.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InfraNamesTest {
    private final InfraNames names = new InfraNames("pr-42", "pr-42-x7k2p", "example.com");

    @Test
    void are_those_that_the_cli_sends() throws IOException {
        var provider = "/providers/Microsoft.Network/";

        assertThat(sentByTheCli())
                .containsExactlyInAnyOrder(
                        names.mainGroup(),
                        names.securityGroupGroup(),
                        names.networkGroup(),
                        names.securityGroupGroup() + provider + "networkSecurityGroups/" + names.securityGroup(),
                        names.networkGroup() + provider + "virtualNetworks/" + names.network(),
                        names.mainGroup() + provider + "privateDnsZones/" + "pr-42.example.com",
                        names.mainGroup() + provider + "privateDnsZones/" + "pr-42.example.com"
                                + "/virtualNetworkLinks/" + names.zoneLink(),
                        names.mainGroup() + provider + "publicIPAddresses/" + names.loadBalancer(),
                        names.mainGroup() + provider + "loadBalancers/" + names.loadBalancer());
    }

    @Test
    void every_group_of_the_cluster_is_listed() {
        assertThat(names.groups())
                .containsExactlyInAnyOrder(names.mainGroup(), names.networkGroup(), names.securityGroupGroup());
    }

    /** What follows the word resourceGroups in the URLs of {@code create infra azure}'s writes, roles left out. */
    private static Set<String> sentByTheCli() throws IOException {
        var sent = new TreeSet<String>();
        for (var line : Files.readAllLines(Contracts.file("cli-renders/azure-requests.jsonl"))) {
            var request = new JsonMapper().readTree(line);
            var url = request.path("url").asText();
            if (request.path("command").asText().equals("create-infra")
                    && request.path("method").asText().equals("PUT")
                    && !url.contains("/roleAssignments/")) {
                sent.add(url.replaceAll(".*/resource[gG]roups/([^?]*).*", "$1"));
            }
        }
        return sent;
    }
}
