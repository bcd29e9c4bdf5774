package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.foundation.RoleScope;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.azure.CliReplay;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Foundations made, made again, followed, adopted and taken away. */
class FoundationIT {
    private static final Rights DOMAIN = Rights.on(Optional.of("example.com"));

    @Test
    void a_second_run_writes_nothing_and_asks_little_and_a_dry_run_tells_what_a_run_does() {
        try (var site = Site.withoutKey("foundation-again")) {
            var before = site.resources();
            var rehearsed = site.rehearse(site.request());
            assertThat(site.resources()).isEqualTo(before);
            assertThat(site.bundle()).doesNotExist();

            site.create(site.request());
            assertThat(site.outcomes()).isEqualTo(inRetrospect(rehearsed));

            var again = site.exchangesOf(() -> site.create(site.request()));
            assertThat(again).filteredOn(Exchange::isWrite).isEmpty();
            assertThat(again).as("requests of an unchanged run").hasSizeLessThanOrEqualTo(25);
        }
    }

    @Test
    void what_ccoctl_and_the_cli_made_is_adopted_and_our_key_published_beside_theirs() {
        try (var site = Site.in("foundation-adopts")) {
            var replay = CliReplay.into(site.sandbox());
            assumeTrue(replay.isPresent(), "skipped: no cli-renders in the contracts directory");
            replay.get().run("ccoctl-create-oidc-issuer");
            replay.get().run("create-iam");
            var theirs = site.resources();
            var request = site.request(
                    "os4-common",
                    new WorkloadIdentities(
                            Optional.of("pr-42"), IdentityNaming.HYPERSHIFT, Optional.of("pr-42-x7k2p"), true, true),
                    Issuer.USUAL,
                    DOMAIN);

            var foundation = site.create(request);

            assertThat(foundation.oidcIssuerUrl()).isEqualTo("https://demooidc7f3k.blob.core.windows.net/demooidc7f3k");
            var added = site.resources();
            added.removeAll(theirs);
            assertThat(added).hasSize(1).allMatch(it -> it.contains("/roleAssignments/"));
            assertThat(keys(site, foundation)).hasSize(2).contains(foundation.signingKeyId());

            site.create(request);
            assertThat(keys(site, foundation)).hasSize(2);
        }
    }

    @Test
    void a_key_is_followed_by_another_and_retired_when_nobody_signs_with_it_any_more() {
        try (var site = Site.in("foundation-rotates")) {
            var first = site.create(site.request());
            var rotation = new Issuer(Optional.empty(), true, Optional.empty());
            var second = site.create(site.request(WorkloadIdentities.USUAL, rotation, DOMAIN));
            assertThat(keys(site, second)).containsExactly(first.signingKeyId(), second.signingKeyId());

            var tooEarly = new Issuer(Optional.empty(), false, Optional.of(second.signingKeyId()));
            assertThatThrownBy(() -> site.create(site.request(WorkloadIdentities.USUAL, tooEarly, DOMAIN)))
                    .hasMessageContaining("is the key that new clusters sign with");
            var retirement = new Issuer(Optional.empty(), false, Optional.of(first.signingKeyId()));
            site.create(site.request(WorkloadIdentities.USUAL, retirement, DOMAIN));
            assertThat(keys(site, second)).containsExactly(second.signingKeyId());
        }
    }

    @Test
    void two_runs_at_once_end_in_one_foundation_with_one_key() {
        try (var site = Site.withoutKey("foundation-twice")) {
            var runs = IntStream.range(0, 2)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> {
                        try (var door = site.sandbox().open(Guard.passing())) {
                            return site.create(site.request(), door, new Cancellation());
                        }
                    }))
                    .toList();
            var made = runs.stream().map(CompletableFuture::join).toList();

            assertThat(made.get(0)).isEqualTo(made.get(1));
            assertThat(keys(site, made.get(0))).containsExactly(made.get(0).signingKeyId());
            assertThat(site.exchangesOf(() -> site.create(site.request())))
                    .filteredOn(Exchange::isWrite)
                    .isEmpty();
        }
    }

    @Test
    void where_account_keys_are_forbidden_the_upload_goes_by_a_right_that_is_taken_back() {
        try (var site = Site.in("foundation-no-keys")) {
            site.sandbox()
                    .azure()
                    .faults()
                    .add(io.hypershift.azure.sandbox.azure.fault.Fault.on("PUT", ".*")
                            .atHost(".*[.]blob[.]core[.]windows[.]net")
                            .times(1)
                            .answering(
                                    403,
                                    "KeyBasedAuthenticationNotPermitted",
                                    "Key based authentication is not permitted on this storage account."));
            var foundation = site.create(site.request());

            assertThat(keys(site, foundation)).containsExactly(foundation.signingKeyId());
            assertThat(site.resources())
                    .noneMatch(it -> it.contains("/storageAccounts/") && it.contains("/roleAssignments/"));
        }
    }

    @Test
    void roles_on_the_subscription_are_given_once_for_all_clusters() {
        try (var site = Site.in("foundation-subscription")) {
            var rights = new Rights(
                    Optional.of("example.com"),
                    Optional.empty(),
                    RoleScope.SUBSCRIPTION,
                    Optional.empty(),
                    Optional.empty());
            var before = site.resources();
            var foundation = site.create(site.request(WorkloadIdentities.USUAL, Issuer.USUAL, rights));

            assertThat(foundation.roleScope()).isEqualTo(RoleScope.SUBSCRIPTION);
            var roles = site.resources().stream()
                    .filter(it -> it.contains("/roleAssignments/") && !before.contains(it))
                    .toList();
            assertThat(roles).hasSize(8).noneMatch(it -> it.contains("/resourceGroups/"));
        }
    }

    @Test
    void a_zone_that_lies_elsewhere_than_told_is_refused() {
        try (var site = Site.in("foundation-zone")) {
            var before = site.resources();
            var rights = new Rights(
                    Optional.of("example.com"),
                    Optional.of(Site.GROUP),
                    RoleScope.CLUSTER,
                    Optional.empty(),
                    Optional.empty());

            assertThatThrownBy(() -> site.create(site.request(WorkloadIdentities.USUAL, Issuer.USUAL, rights)))
                    .hasMessageContaining(
                            "DNS zone example.com lies in resource group os4-common, not in it-foundation");
            assertThat(site.resources()).isEqualTo(before);
        }
    }

    @Test
    void what_was_made_goes_and_what_was_there_stays() {
        try (var site = Site.in("foundation-destroyed")) {
            var before = site.resources();
            site.create(site.request());
            var made = site.resources();

            site.destroy(true, true);
            assertThat(site.resources()).as("after a dry run").isEqualTo(made);
            site.destroy(true, false);
            assertThat(site.resources()).isEqualTo(before);
            site.destroy(true, false);
            assertThat(site.resources()).isEqualTo(before);
        }
    }

    static Map<String, Outcome> inRetrospect(Map<String, Outcome> rehearsed) {
        return rehearsed.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> it.getValue() == Outcome.WOULD_CREATE ? Outcome.CREATED : it.getValue()));
    }

    /** The ids of the keys that the issuer publishes. */
    private static List<String> keys(Site site, Foundation foundation) {
        return new PublishedKeys(site.sandbox()).of(foundation.oidcIssuerUrl());
    }
}
