package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The checks as goals, by a Maven of its own in a directory without a pom. */
class CheckGoalsIT {
    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        foundation = Foundation.in("check-goals");
    }

    @AfterAll
    static void close() {
        foundation.close();
    }

    @Test
    void the_doctor_prints_a_table_and_changes_nothing() {
        var run = run("doctor", "-Dhypershift.prefix=it", "-Dhypershift.baseDomain=example.com");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern("CHECK +RESULT +FOUND")
                .containsPattern("right to assign roles +PASSED")
                .containsPattern("default StorageClass +PASSED")
                .contains(" 0 failed, 0 unknown");
        foundation.isAsItWas();
    }

    @Test
    void a_broken_foundation_fails_the_goal_with_what_to_type() {
        var store = foundation.sandbox().azure().store();
        var credential =
                store.ofType("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials").stream()
                        .filter(it -> it.id().name().equals("it-hc-ingress-fed-id"))
                        .findFirst()
                        .map(Resource::id)
                        .flatMap(store::find)
                        .orElseThrow();
        assertThat(run("verify-foundation").exitCode()).isZero();
        store.remove(credential.id());
        try {
            var run = run("verify-foundation");

            assertThat(run.exitCode()).as(run.output()).isNotZero();
            assertThat(run.output())
                    .containsPattern("credential it-hc-ingress-fed-id +FAILED +it is not there")
                    .contains("verify-foundation: credential it-hc-ingress-fed-id: it is not there")
                    .contains("Put it right: mvn " + Foundation.PLUGIN + "create-foundation");
        } finally {
            store.put(credential);
        }
    }

    private static Maven.Run run(String goal, String... arguments) {
        var command = new ArrayList<>(List.of(Foundation.PLUGIN + goal));
        command.addAll(List.of(arguments));
        return foundation.maven().run(foundation.withoutPom(), command.toArray(String[]::new));
    }
}
