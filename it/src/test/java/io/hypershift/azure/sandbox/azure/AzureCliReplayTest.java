package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of the Azure CLI for the guide's commands, in their order. */
class AzureCliReplayTest {
    private static final String ISSUER = "https://myprefixoidc1705432123.blob.core.windows.net/myprefixoidc1705432123";

    @TempDir
    Path directory;

    @Test
    void every_command_of_the_guide_is_answered_as_the_azure_cli_needs_it_and_leaves_what_it_should() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var before = ids(sandbox);
            var replay = AzureCliReplay.into(sandbox, ISSUER);

            assertThat(replay.run(command -> true)).isGreaterThan(60);

            assertThat(replay.unexpected()).isEmpty();
            var left = ids(sandbox);
            left.removeAll(before);
            assertThat(left)
                    .as("the delegation and the rights of create-for-rbac, which the guide does not take back")
                    .allMatch(it -> it.endsWith("/NS/myprefix") || it.contains("/roleAssignments/"));
        }
        // the CLI spells the record type in lower case, and Azure leaves out the link to a page that is not there
        ArmContract.find()
                .ifPresent(contract -> assertThat(contract.check(directory.resolve("exchanges.jsonl"))
                                .violations())
                        .allMatch(it -> it.contains("Instance value (\"ns\")") || it.contains("[\"nextLink\"]")));
    }

    @Test
    void who_has_no_role_but_on_a_zone_may_do_nothing_else() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var replay = AzureCliReplay.into(sandbox, ISSUER);
            replay.runUntil("az group delete");
            var dns = replay.as("dnsApp", "dnsSecret");
            dns.run(command -> command.startsWith("az login"));
            assertThat(dns.unexpected()).isEmpty();

            dns.run(command -> command.startsWith("az network dns zone show"));
            assertThat(dns.unexpected()).isEmpty();

            var tried = dns.run(command -> command.startsWith("az group create")
                    || command.startsWith("az identity federated-credential create")
                    || command.startsWith("az network dns record-set ns delete"));
            assertThat(dns.unexpected())
                    .hasSize(tried)
                    .allMatch(it -> it.contains("answered 403") && it.contains("AuthorizationFailed"));
        }
    }

    private static SortedSet<String> ids(Sandbox sandbox) {
        var ids = new TreeSet<String>();
        sandbox.azure().resources().forEach(it -> ids.add(it.id().text()));
        return ids;
    }
}
