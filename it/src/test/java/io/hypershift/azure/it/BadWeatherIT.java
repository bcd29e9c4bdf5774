package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.AzureSettings;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Azure refuses on its bad days: what of it is tried again and how often, and what the user reads when that was in vain.
 * Tried elsewhere: names of accounts, containers and credentials that Azure would not take (FoundationRequestTest), names that
 * are the same in every run (RoleAssignmentNameTest, FoundationCutIT), logins that are refused (LoginFailureTest, SignInIT), an
 * issuer that nobody can read (VerifyFoundationIT), account keys that are forbidden (FoundationIT), records of a zone that are
 * gone already (NothingLeftIT), writes whose answers were lost anywhere (FoundationCutIT). Not tried: that a new right counts only after up to 30 minutes, for nothing tells whether
 * it does but the refusals tried here; accounts that Azure keeps for 14 days, for nothing is to be done about them.
 */
@Tag("thorough")
class BadWeatherIT {
    private static final String IDENTITIES = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private static final String CREDENTIALS = IDENTITIES + "/federatedIdentityCredentials";
    private static final String ACCOUNTS = "Microsoft.Storage/storageAccounts";
    private static final String BLOBS = ".*[.]blob[.]core[.]windows[.]net";
    private static final String INGRESS = "it-hc-ingress";
    private static final int FOR_EVER = 1_000;

    /** Waits of 1, 2, 4 and 3 ms: five attempts of a step. */
    private static final Patience LITTLE = new Patience(
            new RetryBudget(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(10)), Duration.ofMillis(1));

    private static final int STEP_ATTEMPTS = 5;
    private static final int REQUEST_ATTEMPTS = 6;

    private static Site site;
    private static Foundation foundation;

    @BeforeAll
    static void createFoundation() {
        site = Site.in("bad-weather", AzureSettings.of(Latency.NONE), LITTLE);
        SharedSigningKey.into(site.bundle());
        foundation = site.create(site.request());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @AfterEach
    void clearUp() {
        azure().faults().clear();
        azure().policies().clear();
        azure().store()
                .ofType("Microsoft.Authorization/locks")
                .forEach(lock -> azure().store().remove(lock.id()));
        site.create(site.request());
        site.outcomes();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            IDENTITY   | 409 | ResourceGroupBeingDeleted         | the resource group is still being deleted
            IDENTITY   | 409 | Conflict                          | another operation on it is under way
            IDENTITY   | 409 | RetryableError                    | Azure asks to try again
            CREDENTIAL | 404 | ParentResourceNotFound            | the parent is not known everywhere yet
            CREDENTIAL | 409 | ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity | another credential of the identity is being written
            ROLE       | 400 | PrincipalNotFound                 | the identity is not known everywhere yet
            ROLE       | 404 | RoleDefinitionDoesNotExist        | the role is not known everywhere yet
            ACCOUNT    | 409 | StorageAccountOperationInProgress | another operation on the account is under way
            ACCOUNT    | 409 | StorageAccountBeingCreated        | the account is still being made
            ACCOUNT    | 409 | StorageAccountIsNotProvisioned    | the account is not ready yet
            """, delimiter = '|')
    void what_passes_by_itself_is_waited_for_so_long_and_no_longer(
            Missing missing, int status, String code, String reason) {
        missing.takeAway(site);
        azure().faults().add(missing.fault().times(2).answering(status, code, "Azure's own words."));

        site.create(site.request());

        assertThat(site.retries()).containsExactly(reason, reason);
        assertThat(outcome(missing)).isNotEqualTo(Outcome.UNCHANGED);

        var told = refused(missing, STEP_ATTEMPTS, status, code);

        assertThat(told)
                .startsWith(missing.doing())
                .contains(": " + code + "\n  Azure's own words. (correlation id ")
                .contains("Tried 5 times within 0.01s: " + reason + ".")
                .endsWith("\n  Try again in some minutes: what is done already is kept.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            IDENTITY   | 403 | AuthorizationFailed             | give the service principal the role it lacks
            IDENTITY   | 403 | LinkedAuthorizationFailed       | give the service principal the role it lacks
            IDENTITY   | 403 | RequestDisallowedByPolicy       | ask its owner for an exemption
            IDENTITY   | 409 | ScopeLocked                     | Remove the lock
            IDENTITY   | 404 | ResourceGroupNotFound           | it is made anew
            ROLE       | 400 | RoleAssignmentLimitExceeded     | remove those of clusters that are gone
            CONTAINER  | 409 | PublicAccessNotPermitted        | Let the storage account allow anonymous reads
            CREDENTIAL | 405 | MethodNotAllowed                | ''
            CREDENTIAL | 400 | BadRequest                      | ''
            IDENTITY   | 418 | SomethingNobodyHasHeardOf       | ''
            """, delimiter = '|')
    void what_does_not_pass_is_told_at_once_with_azures_words_and_an_id_for_its_support(
            Missing missing, int status, String code, String remedy) {
        var told = refused(missing, 1, status, code);

        assertThat(told)
                .startsWith(missing.doing())
                .contains(": " + code + "\n  Azure's own words. (correlation id ")
                .contains(remedy);
        assertThat(site.retries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, SubscriptionRequestsThrottled", "429, TooManyRequests", "503, ServerBusy"})
    void a_throttled_request_is_sent_six_times_at_most(int status, String code) {
        Missing.IDENTITY.takeAway(site);
        azure().faults()
                .add(Missing.IDENTITY.fault().times(REQUEST_ATTEMPTS - 1).answering(status, code, "Later."));
        site.create(site.request());
        assertThat(outcome(Missing.IDENTITY)).isEqualTo(Outcome.CREATED);

        assertThat(refused(Missing.IDENTITY, REQUEST_ATTEMPTS, status, code))
                .contains("create identity it-hc-ingress: " + code + "\n  Azure's own words. (correlation id ")
                .contains("Azure takes only so many requests at a time", "what is done already is kept");
    }

    @Test
    void azure_says_when_to_come_back_and_is_taken_at_its_word() {
        Missing.IDENTITY.takeAway(site);
        azure().faults().add(Missing.IDENTITY.fault().throttled(1));
        var started = System.nanoTime();

        site.create(site.request());

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void who_is_asked_to_come_back_in_an_hour_is_told_instead_of_being_kept_waiting() {
        Missing.IDENTITY.takeAway(site);
        azure().faults().add(Missing.IDENTITY.fault().times(FOR_EVER).throttled(3600));

        assertThat(refused(1)).contains("create identity it-hc-ingress: TooManyRequests");
    }

    @Test
    void a_connection_that_breaks_is_made_anew_and_told_when_it_breaks_again_and_again() {
        Missing.IDENTITY.takeAway(site);
        azure().faults().add(Missing.IDENTITY.fault().times(3).droppedAfter());
        site.create(site.request());
        assertThat(azure().store().ofType(IDENTITIES))
                .filteredOn(it -> it.id().name().equals(INGRESS))
                .hasSize(1);

        Missing.IDENTITY.takeAway(site);
        azure().faults().add(Missing.IDENTITY.fault().times(FOR_EVER).droppedBefore());
        assertThat(refusal())
                .contains("Azure did not answer as expected when asked to create identity it-hc-ingress")
                .contains("Look with doctor whether Azure can be reached", "what is done already is kept");
    }

    @Test
    void a_new_right_to_write_blobs_is_waited_for_and_taken_back_in_the_end() {
        publishNonsense();
        azure().faults().add(keysForbidden());
        azure().faults().add(onBlobs().times(2).answering(403, "AuthorizationPermissionMismatch", "Not yet."));
        site.create(site.request());
        assertThat(site.retries()).contains("our right to write does not count everywhere yet");
        assertThat(new PublishedKeys(site.sandbox()).of(foundation.oidcIssuerUrl()))
                .containsExactly(foundation.signingKeyId());

        publishNonsense();
        azure().faults().clear();
        azure().faults().add(keysForbidden());
        azure().faults().add(onBlobs().times(FOR_EVER).answering(403, "AuthorizationPermissionMismatch", "Not yet."));
        assertThat(refusal())
                .contains("publish .well-known/openid-configuration: AuthorizationPermissionMismatch")
                .contains("Tried 5 times within 0.01s: our right to write does not count everywhere yet.")
                .contains("Try again in some minutes");
        assertThat(site.resources())
                .noneMatch(it -> it.contains("/storageAccounts/") && it.contains("/roleAssignments/"));
    }

    @Test
    void a_busy_store_of_blobs_is_asked_again() {
        publishNonsense();
        azure().faults().add(onBlobs().times(2).answering(503, "ServerBusy", "Later."));
        azure().faults().add(Fault.on("GET", "openid").atHost(BLOBS).times(2).answering(503, "ServerBusy", "Later."));

        site.create(site.request());

        assertThat(azure().faults().pending()).isEmpty();
        assertThat(new PublishedKeys(site.sandbox()).of(foundation.oidcIssuerUrl()))
                .hasSize(1);
    }

    @Test
    void a_role_that_somebody_has_just_given_counts_as_ours() {
        Missing.ROLE.takeAway(site);
        azure().faults()
                .add(Missing.ROLE
                        .fault()
                        .answering(409, "RoleAssignmentExists", "The role assignment already exists."));

        site.create(site.request());

        assertThat(outcome(Missing.ROLE)).isEqualTo(Outcome.CREATED);
    }

    @Test
    void the_role_of_an_identity_that_was_deleted_is_given_to_the_one_that_is_made_anew() {
        var before = azure().store().ofType("Microsoft.Authorization/roleAssignments");
        Missing.IDENTITY.takeAway(site);

        site.create(site.request());

        var after = azure().store().ofType("Microsoft.Authorization/roleAssignments");
        var principal =
                named(IDENTITIES, INGRESS).properties().path("principalId").asText();
        assertThat(after)
                .hasSameSizeAs(before)
                .anyMatch(it -> it.properties().path("principalId").asText().equals(principal));
    }

    @Test
    void a_credential_of_another_name_that_trusts_the_same_is_not_made_again() {
        var identity = Missing.CREDENTIAL.takeAway(site).parent().orElseThrow();
        var theirs = identity.child("federatedIdentityCredentials", "theirs");
        store(theirs, trust("system:serviceaccount:openshift-ingress-operator:ingress-operator"));

        site.create(site.request());

        assertThat(azure().store().below(identity, CREDENTIALS))
                .extracting(Resource::id)
                .containsExactly(theirs);
        azure().store().remove(theirs);
    }

    @Test
    void a_full_identity_is_told_before_anything_of_it_is_written() {
        var identity = Missing.CREDENTIAL.takeAway(site).parent().orElseThrow();
        var others = IntStream.range(0, 20)
                .mapToObj(it -> identity.child("federatedIdentityCredentials", "other-" + it))
                .toList();
        others.forEach(it -> store(it, trust("system:serviceaccount:other:" + it.name())));

        assertThat(refusal())
                .contains(
                        "identity it-hc-ingress has 20 federated credentials, 1 are wanted besides, and Azure allows 20")
                .contains("choose other identities with identityPrefix");
        others.forEach(it -> azure().store().remove(it));
    }

    @Test
    void a_name_that_somebody_else_in_azure_has_taken_is_told() {
        azure().accounts().takeElsewhere("theirs");
        var issuer = new Issuer(Optional.of("theirs"), false, Optional.empty());

        assertThat(refusal(site.request(WorkloadIdentities.USUAL, issuer, Rights.on(Optional.of("example.com")))))
                .contains("create storage account theirs: StorageAccountAlreadyTaken")
                .contains("Choose another one with oidcStorageAccount");
    }

    @Test
    void a_policy_that_closes_the_issuers_account_without_a_word_is_found_out() {
        Missing.ACCOUNT.takeAway(site);
        azure().policies().modify(ACCOUNTS, it -> properties(it).put("allowBlobPublicAccess", false));

        assertThat(refusal())
                .contains("storage account " + account() + " allows no anonymous reads")
                .contains("a policy seems to forbid it", "Ask the policy's owner for an exemption");
    }

    @Test
    void a_policy_is_named_as_azure_names_it() {
        Missing.IDENTITY.takeAway(site);
        azure().policies().deny("no-identities", IDENTITIES, it -> true);

        assertThat(refusal())
                .contains("create identity it-hc-ingress: RequestDisallowedByPolicy", "no-identities", "ask its owner")
                .contains("(correlation id ");
    }

    @Test
    void a_lock_is_named_and_nothing_goes() {
        var subscription = ResourceId.subscription(foundation.subscriptionId());
        store(
                subscription.extension("Microsoft.Authorization/locks", "keep"),
                it -> properties(it).put("level", "CanNotDelete"));
        var before = site.resources();

        var told = catchThrowableOfType(HyperShiftException.class, () -> site.destroy(true, false));

        assertThat(told)
                .hasMessageContaining("ScopeLocked")
                .hasMessageContaining("following scope(s) are locked: '" + subscription);
        assertThat(told).hasMessageContaining("Remove the lock, or leave what it protects to its owner.");
        assertThat(site.resources()).isEqualTo(before);
    }

    @Test
    void a_resource_provider_that_is_not_registered_is_registered() {
        Missing.IDENTITY.takeAway(site);
        azure().providers().unregister("Microsoft.ManagedIdentity");

        var exchanges = site.exchangesOf(() -> site.create(site.request()));

        assertThat(exchanges)
                .extracting(Exchange::url)
                .anyMatch(it -> it.contains("Microsoft.ManagedIdentity/register"));
        assertThat(outcome(Missing.IDENTITY)).isEqualTo(Outcome.CREATED);
    }

    @Test
    void a_group_that_goes_away_is_waited_for_and_made_anew() {
        var store = azure().store();
        var group = ResourceId.subscription(foundation.subscriptionId()).child("resourceGroups", Site.GROUP);
        var looks = new AtomicInteger();
        EventListener azureIsDone = event -> {
            if (event instanceof Event.StepRetrying && looks.incrementAndGet() == 3) {
                store.removeTree(group);
            }
        };
        store.put(store.find(group).orElseThrow().withProvisioningState("Deleting"));

        assertThat(refusal())
                .startsWith("resource group it-foundation is being deleted (ResourceGroupBeingDeleted)")
                .contains("Tried 5 times within 0.01s: the resource group is still being deleted.")
                .contains("Try again in some minutes");

        try (var hypershift = HyperShiftAzure.open(Entrance.to(site.sandbox()), azureIsDone, new Redactor(), LITTLE)) {
            assertThat(hypershift.foundations().create(site.request(), new Cancellation()))
                    .extracting(Foundation::signingKeyId)
                    .isEqualTo(foundation.signingKeyId());
        }
        assertThat(looks).hasValue(3);
        assertThat(store.below(group, CREDENTIALS)).hasSize(13);
    }

    @Test
    void what_is_under_way_on_a_clusters_network_is_waited_for_so_long_and_no_longer() {
        var events = new CopyOnWriteArrayList<Event>();
        try (var product = Product.in("bad-weather-network", Latency.NONE);
                var hypershift =
                        HyperShiftAzure.open(Entrance.to(product.sandbox()), events::add, new Redactor(), LITTLE)) {
            var faults = product.sandbox().azure().faults();
            var busy = Fault.on("PUT", "/virtualNetworks/")
                    .answering(409, "AnotherOperationInProgress", "Azure's own words.");
            var ownership = new Ownership("it", "", Duration.ofHours(4), Duration.ofSeconds(5));
            faults.add(busy.times(2));
            hypershift.clusters().begin(product.request("pr-1", ownership), new Cancellation());
            assertThat(events).filteredOn(Event.StepRetrying.class::isInstance).hasSize(2);

            faults.add(busy.times(FOR_EVER));
            assertThatThrownBy(
                            () -> hypershift.clusters().begin(product.request("pr-2", ownership), new Cancellation()))
                    .hasMessageContaining("create virtual network pr-2")
                    .hasMessageContaining(": AnotherOperationInProgress\n  Azure's own words. (correlation id ")
                    .hasMessageContaining("Tried 5 times within 0.01s: another operation on it is under way.")
                    .hasMessageContaining("Try again in some minutes: what is done already is kept.");
            assertThat(faults.pending()).extracting(Fault::times).containsExactly(FOR_EVER - STEP_ATTEMPTS);
        }
    }

    /** Two identities may be made in a second, and nobody but Resource Manager knows them for minutes. */
    @Test
    void azures_own_limits_and_delays_do_not_show() {
        var settings = AzureSettings.of(Latency.NONE).throttled().replicatingPrincipalsFor(Duration.ofMinutes(5));
        try (var limited = Site.in("bad-weather-limits", settings, LITTLE)) {
            var exchanges = limited.exchangesOf(() -> limited.create(limited.request()));

            assertThat(exchanges).extracting(Exchange::status).contains(429).doesNotContain(400, 409);
            assertThat(limited.retries()).isEmpty();
        }
    }

    private static Azure azure() {
        return site.sandbox().azure();
    }

    /** Takes a piece away and tells what the user reads when Azure refuses to have it back so many times. */
    private static String refused(Missing missing, int attempts, int status, String code) {
        missing.takeAway(site);
        azure().faults().add(missing.fault().times(FOR_EVER).answering(status, code, "Azure's own words."));
        return refused(attempts);
    }

    /** What the user reads, after so many of the requests that a fault befalls for ever. */
    private static String refused(int attempts) {
        var told = refusal();
        assertThat(azure().faults().pending())
                .extracting(Fault::times)
                .as("attempts that were made")
                .containsExactly(FOR_EVER - attempts);
        return told;
    }

    private static String refusal() {
        return refusal(site.request());
    }

    private static String refusal(FoundationRequest request) {
        var refusal = catchThrowableOfType(HyperShiftException.class, () -> site.create(request));
        return refusal.in(Words.PLAIN);
    }

    private static Outcome outcome(Missing missing) {
        return site.outcomes().entrySet().stream()
                .filter(it -> missing.isOf(it.getKey()) && it.getValue() != Outcome.UNCHANGED)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Outcome.UNCHANGED);
    }

    private static Resource named(String type, String name) {
        return azure().store().ofType(type).stream()
                .filter(it -> it.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String account() {
        return foundation.oidcIssuerUrl().replaceAll(".*/", "");
    }

    private static Fault onBlobs() {
        return Fault.on("PUT", ".*").atHost(BLOBS);
    }

    private static Fault keysForbidden() {
        return onBlobs()
                .answering(403, "KeyBasedAuthenticationNotPermitted", "Key based authentication is not permitted.");
    }

    /** The discovery document is to be written again. */
    private static void publishNonsense() {
        azure().blobs()
                .publish(
                        account(),
                        account(),
                        ".well-known/openid-configuration",
                        "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Consumer<ObjectNode> trust(String subject) {
        return it -> properties(it)
                .put("issuer", foundation.oidcIssuerUrl())
                .put("subject", subject)
                .putArray("audiences")
                .add("openshift");
    }

    private static void store(ResourceId id, Consumer<ObjectNode> edit) {
        var body = JsonNodeFactory.instance.objectNode();
        edit.accept(body);
        azure().store().put(new Resource(id, body, Instant.now()));
    }

    private static ObjectNode properties(ObjectNode body) {
        return body.withObject("/properties");
    }
}
