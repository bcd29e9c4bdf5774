package io.hypershift.azure.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.foundation.Foundation.Identity;
import io.hypershift.azure.manifest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundationFileTest {
    private final Foundation foundation = foundation();

    @Test
    void what_is_written_is_read_as_the_same_foundation() throws JsonProcessingException {
        assertThat(FoundationFile.read(Json.parseObject(FoundationFile.write(foundation))))
                .isEqualTo(foundation);
    }

    @Test
    void what_is_missing_is_empty() throws JsonProcessingException {
        assertThat(FoundationFile.read(Json.parseObject("{\"identities\": {\"ingress\": {\"clientId\": \"c\"}}}")))
                .isEqualTo(new Foundation(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        RoleScope.CLUSTER,
                        Map.of(Component.INGRESS, new Identity("", "", "c", "")),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void workload_identities_equal_those_of_the_cli() throws IOException {
        var expected = Files.readString(Contracts.file("cli-renders/cluster/workload-identities.json"));

        var written = FoundationFile.workloadIdentities(foundation);

        assertThat(Json.parseObject(written)).isEqualTo(Json.parseObject(expected));
    }

    @Test
    void a_component_without_identity_is_left_out() throws JsonProcessingException {
        var some = new Foundation(
                "p",
                "c",
                "s",
                "t",
                "l",
                "g",
                "u",
                "k",
                RoleScope.CLUSTER,
                Map.of(Component.DISK, new Identity("n", "i", "client", "p")),
                Optional.empty(),
                Optional.empty());

        assertThat(Json.parseObject(FoundationFile.workloadIdentities(some)))
                .isEqualTo(Json.parseObject("{\"disk\": {\"clientID\": \"client\"}}"));
    }

    @Test
    void the_one_for_kms_has_a_place_of_its_own() throws JsonProcessingException {
        var some = new Foundation(
                "p",
                "c",
                "s",
                "t",
                "l",
                "g",
                "u",
                "k",
                RoleScope.CLUSTER,
                Map.of(Component.KMS, new Identity("n", "i", "client", "p")),
                Optional.empty(),
                Optional.empty());

        assertThat(Json.parseObject(FoundationFile.workloadIdentities(some)))
                .isEqualTo(Json.parseObject("{\"kmsClientID\": \"client\"}"));
    }

    /** Client ids as in the CLI's file: a number for each component, in the file's order. */
    private static Foundation foundation() {
        var identities = new EnumMap<Component, Identity>(Component.class);
        for (var component : EnumSet.complementOf(EnumSet.of(Component.KMS))) {
            var name = "demo-hc-" + component.key();
            identities.put(
                    component,
                    new Identity(
                            name,
                            "/subscriptions/s/resourceGroups/g/providers/x/" + name,
                            "a0000000-0000-0000-0000-00000000000" + (identities.size() + 1),
                            "principal of " + name));
        }
        return new Foundation(
                "demo",
                "AzurePublicCloud",
                "s",
                "t",
                "eastus",
                "g",
                "https://a.blob.core.windows.net/a",
                "kid",
                RoleScope.SUBSCRIPTION,
                identities,
                Optional.empty(),
                Optional.empty());
    }
}
