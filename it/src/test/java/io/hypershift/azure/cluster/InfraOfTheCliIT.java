package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.CliReplay;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of {@code hypershift create infra azure} in one sandbox, what we make of the same input in another. */
class InfraOfTheCliIT {
    private static final String ROLES = "Microsoft.Authorization/roleAssignments";

    /** What Azure gives of itself, other each time. */
    private static final List<String> AZURES_OWN =
            List.of("etag", "resourceGuid", "ipAddress", "tags", "createdOn", "updatedOn", "createdBy", "updatedBy");

    /** The CLI sends the whole resource where its id is all that counts. */
    private static final List<String> REFERENCES = List.of("publicIPAddress", "networkSecurityGroup");

    @TempDir
    private static Path directory;

    private static End theirs;
    private static End ours;

    /** What one side has made, and with how many requests. */
    private record End(Map<String, JsonNode> resources, List<String> rights, long requests) {}

    @BeforeAll
    static void bothRun() {
        theirs = end("theirs", sandbox -> CliReplay.into(sandbox).orElseThrow()::run);
        ours = end("ours", sandbox -> {
            var replay = CliReplay.into(sandbox).orElseThrow();
            return command -> {
                if (command.equals("create-iam")) {
                    replay.run(command);
                } else {
                    new OwnInfra(sandbox).create("pr-42", "pr-42-x7k2p", "example.com", "eastus");
                }
            };
        });
    }

    @Test
    void both_end_in_the_same_resources() {
        assertThat(ours.resources().keySet()).isEqualTo(theirs.resources().keySet());
        theirs.resources()
                .forEach((id, resource) -> assertThat(ours.resources().get(id)).isEqualTo(resource));
    }

    @Test
    void both_give_the_same_rights() {
        assertThat(ours.rights()).hasSize(18).isEqualTo(theirs.rights());
    }

    @Test
    void ours_takes_at_most_half_as_many_requests() {
        System.out.printf(
                "requests of create infra, without sign-in and polls: the CLI's %d, ours %d%n",
                theirs.requests(), ours.requests());
        assertThat(ours.requests()).isPositive().isLessThanOrEqualTo(theirs.requests() / 2);
    }

    private interface Commands {
        void run(String command);
    }

    private static End end(String name, Function<Sandbox, Commands> commands) {
        assumeTrue(
                Contracts.cliRenders().isPresent(),
                "the CLI's requests were not replayed: no cli-renders in hypershift.contracts");
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory.resolve(name)))) {
            var run = commands.apply(sandbox);
            run.run("create-iam");
            var before = sandbox.azure().exchanges().all().size();
            run.run("create-infra");
            var sent = sandbox.azure().exchanges().since(before);
            return new End(
                    resources(sandbox),
                    rights(sandbox),
                    sent.stream().filter(InfraOfTheCliIT::counts).count());
        }
    }

    private static boolean counts(Exchange exchange) {
        return !exchange.url().contains("login.microsoftonline.com")
                && !exchange.url().contains("/operations/")
                && !exchange.url().contains("/operationresults/");
    }

    private static Map<String, JsonNode> resources(Sandbox sandbox) {
        var all = new TreeMap<String, JsonNode>();
        sandbox.azure().resources().stream()
                .filter(it -> !it.id().is(ROLES))
                .filter(it -> it.id().key().contains("/resourcegroups/pr-42-"))
                .forEach(it -> all.put(it.id().text(), withoutAzuresOwn(it.document())));
        return all;
    }

    private static JsonNode withoutAzuresOwn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(AZURES_OWN);
            REFERENCES.stream()
                    .filter(object::has)
                    .forEach(it -> object.withObject("/" + it).retain("id"));
        }
        node.forEach(InfraOfTheCliIT::withoutAzuresOwn);
        return node;
    }

    /**
     * Which role is given where, and under which name, which tells the component: the one on what outlives the cluster is named
     * from the foundation, and with good reason.
     */
    private static List<String> rights(Sandbox sandbox) {
        return sandbox.azure().store().ofType(ROLES).stream()
                .filter(it -> it.id().group().isPresent())
                .map(it -> it.properties().path("roleDefinitionId").asText() + " on "
                        + it.id().parent().orElseThrow().key()
                        + it.id()
                                .group()
                                .filter(group -> group.startsWith("pr-42-"))
                                .map(group -> " as " + it.id().name())
                                .orElse(""))
                .sorted()
                .toList();
    }
}
