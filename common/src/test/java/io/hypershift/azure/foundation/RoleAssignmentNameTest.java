package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hypershift.azure.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleAssignmentNameTest {
    private static final String GROUPS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/";

    @ParameterizedTest
    @CsvSource({
        "capz, myhc-myhc-abcde, 922c60ea-1957-569f-838b-fcee2ada83ff",
        "capz, myhc-vnet-myhc-abcde, 1de80def-fff4-5a60-b38c-696141fb52cb",
        "ingress, os4-common, 32936e7d-6437-5c95-b2c9-91c690e921e9",
        "cpo, myhc-nsg-myhc-abcde, cd67b669-b8e4-5531-8dfe-4f5f6334ef5f"
    })
    void is_the_clis_uuid_of_version_5(String component, String group, String name) {
        assertThat(RoleAssignmentName.of("myhc-abcde", component, GROUPS + group)).isEqualTo(name);
        assertThat(UUID.fromString(name).version()).isEqualTo(5);
    }

    @Test
    void all_names_of_a_cluster_are_those_that_the_cli_sends() throws IOException {
        var sent = new HashSet<String>();
        for (var line : Files.readAllLines(Contracts.file("cli-renders/azure-requests.jsonl"))) {
            var request = new JsonMapper().readTree(line);
            if (request.path("command").asText().equals("create-infra")
                    && request.path("method").asText().equals("PUT")
                    && request.path("url").asText().contains("/roleAssignments/")) {
                sent.add(request.path("url").asText().replaceAll(".*/roleAssignments/([^?]*).*", "$1"));
            }
        }

        assertThat(namesOfCluster()).isEqualTo(sent).hasSize(18);
    }

    private static Set<String> namesOfCluster() {
        var groups = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/";
        var names = new HashSet<String>();
        for (var component : Component.values()) {
            for (var scope : component.role().scopes()) {
                var group = switch (scope) {
                    case MANAGED -> "pr-42-pr-42-x7k2p";
                    case SECURITY_GROUP -> "pr-42-nsg-pr-42-x7k2p";
                    case VIRTUAL_NETWORK -> "pr-42-vnet-pr-42-x7k2p";
                    case DNS_ZONE -> "os4-common";
                };
                names.add(RoleAssignmentName.of("pr-42-x7k2p", component.role().component(), groups + group));
            }
        }
        assertThat(Arrays.stream(Component.values()).map(it -> it.role().component())).doesNotHaveDuplicates();
        return names;
    }
}
