package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of HyperShift's CLI and of ccoctl, in their order, with the ids that this Azure gave. */
class CliReplayTest {
    private static final List<String> COMMANDS = List.of(
            "ccoctl-create-oidc-issuer",
            "create-iam",
            "create-infra",
            "destroy-infra",
            "create-cluster",
            "destroy-cluster",
            "destroy-iam");

    @TempDir
    Path directory;

    @Test
    void every_recorded_request_is_answered_as_the_cli_needs_it() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var replay = CliReplay.into(sandbox);
            assumeTrue(
                    replay.isPresent(), "the CLI's requests were not replayed: no cli-renders in hypershift.contracts");
            COMMANDS.forEach(replay.orElseThrow()::run);
            assertThat(replay.orElseThrow().unexpected()).isEmpty();
            assertThat(sandbox.azure().resources())
                    .extracting(resource -> resource.id().text())
                    .noneMatch(id -> id.contains("pr-42") && !id.contains("/roleAssignments/"));
        }
        checkContract();
    }

    private void checkContract() {
        var report = ArmContract.find().orElseThrow().check(directory.resolve("exchanges.jsonl"));
        assertThat(report.violations()).isEmpty();
        assertThat(report.unknown()).isEmpty();
        assertThat(report.valid()).isGreaterThan(200);
    }
}
