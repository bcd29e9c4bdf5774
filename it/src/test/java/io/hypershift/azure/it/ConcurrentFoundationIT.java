package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two builds that make the same foundation at the same time, each a Maven of its own. */
class ConcurrentFoundationIT {
    private static final int IDENTITIES = 8;
    private static final int CREDENTIALS = 13;

    @Test
    void builds_that_share_a_bundle_make_one_foundation_with_one_key() {
        var directory = directory("foundation-by-two-builds");
        try (var sandbox = sandbox(directory)) {
            var bundle = directory.resolve("bundle");

            createTwice(sandbox, directory, bundle, bundle);

            var made = again(sandbox, bundle);
            assertThat(keys(sandbox, made)).containsExactly(made.signingKeyId());
        }
    }

    @Test
    void builds_on_two_machines_make_one_foundation_that_publishes_the_key_of_each() {
        var directory = directory("foundation-by-two-machines");
        try (var sandbox = sandbox(directory)) {
            var one = directory.resolve("bundle-one");
            var other = directory.resolve("bundle-other");

            createTwice(sandbox, directory, one, other);

            var ours = again(sandbox, one);
            var theirs = again(sandbox, other);
            assertThat(ours.identities()).isEqualTo(theirs.identities());
            assertThat(keys(sandbox, ours)).containsExactlyInAnyOrder(ours.signingKeyId(), theirs.signingKeyId());
        }
    }

    /** Neither writes before both have seen that there is nothing. */
    private static void createTwice(Sandbox sandbox, Path directory, Path bundle, Path otherBundle) {
        var both = new CountDownLatch(2);
        try (var door = sandbox.open(waitingFor(both));
                var otherDoor = sandbox.open(waitingFor(both));
                var run = start(door, directory.resolve("console-one"), bundle);
                var otherRun = start(otherDoor, directory.resolve("console-other"), otherBundle)) {
            for (var it : List.of(run.await(), otherRun.await())) {
                assertThat(it.exitCode()).as(it.output()).isZero();
            }
        }
        assertThat(both.getCount())
                .as("builds that have not seen an empty Azure")
                .isZero();
        var store = sandbox.azure().store();
        assertThat(store.ofType("Microsoft.ManagedIdentity/userAssignedIdentities"))
                .hasSize(IDENTITIES);
        assertThat(store.ofType("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"))
                .hasSize(CREDENTIALS);
        assertThat(store.ofType("Microsoft.Storage/storageAccounts")).hasSize(1);
    }

    private static Guard waitingFor(CountDownLatch both) {
        return passage -> {
            if (passage.method().equals("PUT") && passage.path().endsWith("/" + Site.GROUP)) {
                both.countDown();
                await(both);
            }
            return Decision.PASS;
        };
    }

    private static void await(CountDownLatch both) {
        try {
            both.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RunningMaven start(Door door, Path console, Path bundle) {
        try {
            Files.createDirectories(console.resolve(".mvn")); // else Maven takes it for a part of the build it lies in
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Maven.with(door.properties())
                .in(Map.of("MAVEN_OPTS", "-XX:+UseSerialGC")) // each makes a key
                .start(
                        console,
                        io.hypershift.azure.it.Foundation.PLUGIN + "create-foundation",
                        "-Dhypershift.prefix=it",
                        "-Dhypershift.persistentResourceGroup=" + Site.GROUP,
                        "-Dhypershift.baseDomain=example.com",
                        "-Dhypershift.bundleDirectory=" + bundle);
    }

    /** What is there, as a third run finds it, which has nothing to do. */
    private static Foundation again(Sandbox sandbox, Path bundle) {
        var request = new FoundationRequest(
                "it",
                "eastus",
                Site.GROUP,
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(bundle));
        var before = sandbox.azure().exchanges().all().size();
        try (var hypershift = HyperShiftAzure.open(Entrance.to(sandbox), event -> {}, new Redactor())) {
            var found = hypershift.foundations().create(request, new Cancellation());
            assertThat(sandbox.azure().exchanges().since(before))
                    .filteredOn(Exchange::isWrite)
                    .isEmpty();
            return found;
        }
    }

    private static List<String> keys(Sandbox sandbox, Foundation foundation) {
        return new PublishedKeys(sandbox).of(foundation.oidcIssuerUrl());
    }

    private static Path directory(String name) {
        return SampleProject.cleared(BuildPaths.target().resolve("it").resolve(name));
    }

    private static Sandbox sandbox(Path directory) {
        return Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")));
    }
}
