package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.cluster.OtherInfrastructure;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.fault.Faults;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Azure refuses on its bad days while a cluster is made and while it goes, piece by piece. Foundations are tried in {@link
 * BadWeatherIT}; a network that is busy, too. A group's other region is tried in {@link KeptGroupIT}.
 */
@Tag("thorough")
class ClusterWeatherIT {
    private static final int FOR_EVER = 1_000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Waits of 1, 2, 4 and 3 ms: five attempts of a step. */
    private static final Patience LITTLE = new Patience(
            new RetryBudget(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(10)), Duration.ofMillis(1));

    private static final int REQUEST_ATTEMPTS = 6;
    private static final String CLUSTER = "pr-1";

    private static final List<Event> EVENTS = new CopyOnWriteArrayList<>();
    private static Product product;
    private static HyperShiftAzure hypershift;

    /** A piece of a cluster in Azure, as a request for it looks. */
    private enum Piece {
        GROUP("/resourcegroups/pr-1-pr-1-[^/]*$", "resource group pr-1-pr-1-"),
        NETWORK_GROUP("/resourcegroups/pr-1-vnet-[^/]*$", "resource group pr-1-vnet-"),
        SECURITY_GROUP("/networkSecurityGroups/pr-1-", "network security group pr-1-"),
        NETWORK("/virtualNetworks/pr-1-", "virtual network pr-1-"),
        ZONE("/privateDnsZones/pr-1.example.com$", "private DNS zone pr-1.example.com"),
        LINK("/virtualNetworkLinks/pr-1-", "private DNS zone pr-1.example.com"),
        ADDRESS("/publicIPAddresses/pr-1-", "public IP pr-1-"),
        BALANCER("/loadBalancers/pr-1-", "load balancer pr-1-"),
        ROLE("/resourceGroups/pr-1-.*/roleAssignments/", "assign role ");

        private final String path;
        private final String told;

        Piece(String path, String told) {
            this.path = path;
            this.told = told;
        }

        Fault create() {
            return Fault.on("PUT", path);
        }

        Fault delete() {
            return Fault.on("DELETE", path);
        }
    }

    @BeforeAll
    static void prepare() {
        product = Product.in("cluster-weather", Latency.NONE);
        hypershift = HyperShiftAzure.open(Entrance.to(product.sandbox()), EVENTS::add, new Redactor(), LITTLE);
    }

    @AfterAll
    static void close() {
        hypershift.close();
        product.close();
    }

    @AfterEach
    void clearUp() {
        faults().clear();
        destroy();
        assertThat(product.sandbox().azure().resources())
                .noneMatch(it -> it.id().key().contains("/resourcegroups/pr-1-"));
        EVENTS.clear();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GROUP          | 409 | ResourceGroupBeingDeleted  | the resource group is still being deleted
            SECURITY_GROUP | 409 | AnotherOperationInProgress | another operation on it is under way
            SECURITY_GROUP | 409 | ResourceGroupBeingDeleted  | the resource group is still being deleted
            ADDRESS        | 409 | Conflict                   | another operation on it is under way
            ADDRESS        | 409 | RetryableError             | Azure asks to try again
            BALANCER       | 409 | AnotherOperationInProgress | another operation on it is under way
            ZONE           | 409 | Conflict                   | another operation on it is under way
            LINK           | 404 | ParentResourceNotFound     | the parent is not known everywhere yet
            LINK           | 409 | Conflict                   | another operation on it is under way
            ROLE           | 400 | PrincipalNotFound          | the identity is not known everywhere yet
            ROLE           | 404 | RoleDefinitionDoesNotExist | the role is not known everywhere yet
            """, delimiter = '|')
    void what_passes_by_itself_is_waited_for_when_a_cluster_is_made(
            Piece piece, int status, String code, String reason) {
        faults().add(piece.create().times(2).answering(status, code, "Azure's own words."));

        begin();

        assertThat(retries()).containsExactly(reason, reason);

        destroy();
        faults().add(piece.create().times(FOR_EVER).answering(status, code, "Azure's own words."));
        var told = refusal(this::begin);

        assertThat(told)
                .contains(piece.told, ": " + code + "\n  Azure's own words. (correlation id ")
                .contains("Tried 5 times within 0.01s: " + reason + ".")
                .contains("Try again in some minutes: what is done already is kept.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GROUP          | 403 | AuthorizationFailed         | give the service principal the role it lacks
            GROUP          | 403 | RequestDisallowedByPolicy   | ask its owner for an exemption
            SECURITY_GROUP | 404 | ResourceGroupNotFound       | it is made anew
            NETWORK        | 403 | LinkedAuthorizationFailed   | give the service principal the role it lacks
            NETWORK        | 409 | ScopeLocked                 | Remove the lock
            ADDRESS        | 400 | PublicIPCountLimitReached   | ''
            ADDRESS        | 403 | RequestDisallowedByPolicy   | ask its owner for an exemption
            BALANCER       | 403 | RequestDisallowedByPolicy   | ask its owner for an exemption
            ZONE           | 403 | AuthorizationFailed         | give the service principal the role it lacks
            ROLE           | 403 | AuthorizationFailed         | give the service principal the role it lacks
            ROLE           | 400 | RoleAssignmentLimitExceeded | remove those of clusters that are gone
            """, delimiter = '|')
    void what_does_not_pass_is_told_at_once_when_a_cluster_is_made(
            Piece piece, int status, String code, String remedy) {
        faults().add(piece.create().times(FOR_EVER).answering(status, code, "Azure's own words."));

        var told = refusal(this::begin);

        assertThat(told)
                .contains(piece.told, ": " + code + "\n  Azure's own words. (correlation id ")
                .contains(remedy);
        assertThat(retries()).isEmpty();

        faults().clear();
        begin();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GROUP         | 409 | Conflict                   | another operation on it is under way
            NETWORK_GROUP | 409 | AnotherOperationInProgress | another operation on it is under way
            NETWORK_GROUP | 409 | RetryableError             | Azure asks to try again
            """, delimiter = '|')
    void what_passes_by_itself_is_waited_for_when_a_cluster_goes(Piece piece, int status, String code, String reason) {
        begin();
        faults().add(piece.delete().times(2).answering(status, code, "Azure's own words."));

        destroy();

        assertThat(retries()).containsExactly(reason, reason);
        assertThat(faults().pending()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GROUP         | 409 | ScopeLocked               | Remove the lock
            GROUP         | 403 | AuthorizationFailed       | give the service principal the role it lacks
            NETWORK_GROUP | 403 | RequestDisallowedByPolicy | ask its owner for an exemption
            """, delimiter = '|')
    void what_does_not_pass_is_told_at_once_when_a_cluster_goes_which_stays_on_record(
            Piece piece, int status, String code, String remedy) {
        begin();
        faults().add(piece.delete().times(FOR_EVER).answering(status, code, "Azure's own words."));

        var told = refusal(ClusterWeatherIT::destroy);

        assertThat(told)
                .contains(piece.told, ": " + code + "\n  Azure's own words. (correlation id ")
                .contains(remedy);
        assertThat(retries()).isEmpty();
        assertThat(hypershift.clusters().lifetimes().recordedUntil(new ClusterKey("clusters", CLUSTER), "it"))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = Piece.class, names = "NETWORK_GROUP", mode = EnumSource.Mode.EXCLUDE)
    void throttled_busy_and_broken_requests_are_sent_again(Piece piece) {
        faults().add(piece.create().answering(429, "SubscriptionRequestsThrottled", "Later."));
        faults().add(piece.create().answering(503, "ServerBusy", "Later."));
        faults().add(piece.create().droppedBefore());
        faults().add(piece.create().droppedAfter());

        begin();

        assertThat(faults().pending()).isEmpty();
        assertThat(retries()).isEmpty();
    }

    @Test
    void who_is_throttled_again_and_again_is_told() {
        faults().add(Piece.BALANCER
                .create()
                .times(FOR_EVER)
                .answering(429, "SubscriptionRequestsThrottled", "Azure's own words."));

        assertThat(refusal(this::begin))
                .contains("create load balancer pr-1-", ": SubscriptionRequestsThrottled")
                .contains("Azure takes only so many requests at a time");
        assertThat(faults().pending()).extracting(Fault::times).containsExactly(FOR_EVER - REQUEST_ATTEMPTS);
    }

    @Test
    void a_delete_whose_answer_is_lost_is_done() {
        begin();
        faults().add(Piece.GROUP.delete().droppedAfter());
        faults().add(Piece.NETWORK_GROUP.delete().answering(429, "TooManyRequests", "Later."));

        destroy();

        assertThat(faults().pending()).isEmpty();
    }

    @Test
    void a_group_that_is_still_being_deleted_is_made_anew_when_it_is_gone() {
        var store = product.sandbox().azure().store();
        var group = new ResourceId(Customer.group("pr-1-group"));
        new Customer(product.sandbox()).makeGroup("pr-1-group", "eastus");
        store.put(store.find(group).orElseThrow().withProvisioningState("Deleting"));
        EventListener azureIsDone = event -> {
            if (event instanceof Event.StepRetrying) {
                store.removeTree(group);
            }
        };

        try (var patient = HyperShiftAzure.open(Entrance.to(product.sandbox()), azureIsDone, new Redactor(), LITTLE)) {
            var ownership = new Ownership("it", "", Duration.ofHours(4), GRACE);
            OtherInfrastructure.in(patient.clusters(), new Network.Own(), Optional.of("pr-1-group"))
                    .begin(product.request(CLUSTER, ownership), new Cancellation());
        }

        assertThat(store.find(group).orElseThrow().tags()).containsEntry("hypershift-azure.cluster", CLUSTER);
        destroy();
        assertThat(store.find(group)).isEmpty();
    }

    @Test
    void a_role_that_somebody_has_just_given_counts_as_the_clusters() {
        faults().add(Piece.ROLE.create().answering(409, "RoleAssignmentExists", "The role assignment already exists."));

        begin();

        assertThat(retries()).isEmpty();
    }

    @Test
    void a_provider_that_the_subscription_has_not_registered_is_registered() {
        product.sandbox().azure().providers().unregister("Microsoft.Network");

        begin();

        assertThat(product.sandbox().azure().exchanges().all())
                .anyMatch(it -> it.url().contains("/providers/Microsoft.Network/register"));
    }

    private void begin() {
        var ownership = new Ownership("it", "", Duration.ofHours(4), GRACE);
        hypershift.clusters().begin(product.request(CLUSTER, ownership), new Cancellation());
    }

    private static void destroy() {
        hypershift
                .clusters()
                .destroy(
                        new DestroyClusterRequest(new ClusterKey("clusters", CLUSTER), "it", GRACE),
                        new Cancellation());
    }

    private static String refusal(Runnable deed) {
        var refusal = catchThrowableOfType(HyperShiftException.class, deed::run);
        assertThat(refusal).isNotNull();
        return refusal.in(Words.PLAIN);
    }

    private static List<String> retries() {
        return EVENTS.stream()
                .filter(Event.StepRetrying.class::isInstance)
                .map(it -> ((Event.StepRetrying) it).reason())
                .toList();
    }

    private static Faults faults() {
        return product.sandbox().azure().faults();
    }
}
