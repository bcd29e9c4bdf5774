package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.doctor.DoctorRequest;
import io.hypershift.azure.doctor.DoctorRequest.Nodes;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.ArmContract;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What would stand in the way is told before anything is made. */
class DoctorIT {
    private static final String PRINCIPAL = "44444444-4444-4444-4444-444444444444";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String SIZE = "Standard_D4s_v5";

    private static Product product;
    private static SavedState healthy;

    @BeforeAll
    static void prepare() {
        product = Product.in("doctor", Latency.NONE);
        healthy = SavedState.of(azure());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void repair() {
        healthy.restore(azure());
        azure().policies().clear();
        azure().quotas().reset();
        azure().providers().register("Microsoft.Compute");
        azure().providers().register("Microsoft.Storage");
        azure().providers().register("Microsoft.PolicyInsights");
        azure().directory().consent(PRINCIPAL, Set.of("Application.ReadWrite.OwnedBy"));
    }

    @Test
    void where_all_is_well_every_check_passes_and_nothing_is_written() {
        var before = azure().exchanges().all().size();

        var report = examine(request("it"));

        assertThat(report.checks())
                .hasSizeGreaterThan(25)
                .allSatisfy(check -> assertThat(check.outcome())
                        .as(check.name() + ": " + check.found().in(Words.PLAIN))
                        .isEqualTo(Outcome.PASSED));
        assertThat(azure().exchanges().since(before).stream().filter(Exchange::isWrite))
                .isEmpty();
        assertThat(azure().store().all()).isEqualTo(healthy.resources());
        ArmContract.find()
                .ifPresent(contract -> assertThat(
                                contract.check(product.sandbox().directory().resolve("exchanges.jsonl"))
                                        .violations())
                        .isEmpty());
    }

    @Test
    void a_foundation_that_is_yet_to_be_made_has_no_blob_service_to_be_reached() {
        var report = examine(request("another"));

        assertThat(report.with(Outcome.FAILED)).isEmpty();
        assertThat(report.with(Outcome.UNKNOWN)).extracting(Check::name).containsExactly("way to the blob service");
    }

    @Test
    void a_storage_account_name_that_others_have() {
        azure().accounts().takeElsewhere("takenbyothers");

        onlyFails(
                examine(new DoctorRequest(
                        "eastus",
                        Optional.of("it"),
                        Optional.of("takenbyothers"),
                        Optional.of("example.com"),
                        nodes(),
                        false,
                        true)),
                "storage account name takenbyothers",
                "already taken");
    }

    @Test
    void a_role_that_allows_too_little() {
        var owner = azure().store().ofType("Microsoft.Authorization/roleAssignments").stream()
                .filter(it -> it.properties().path("principalId").asText().equals(PRINCIPAL))
                .findFirst()
                .orElseThrow();
        var body = owner.body();
        var role = body.at("/properties/roleDefinitionId").asText();
        ((ObjectNode) body.path("properties"))
                .put("roleDefinitionId", role.substring(0, role.lastIndexOf('/') + 1) + CONTRIBUTOR);
        azure().store().put(new Resource(owner.id(), body, owner.writtenAt()));

        onlyFails("right to assign roles", "Microsoft.Authorization/roleAssignments/write");
    }

    @Test
    void a_provider_that_the_subscription_is_not_registered_for() {
        azure().providers().unregister("Microsoft.Compute");

        onlyFails("resource provider Microsoft.Compute", "NotRegistered");

        azure().providers().register("Microsoft.Compute");
        azure().providers().unregister("Microsoft.Storage");
        onlyFails("resource provider Microsoft.Storage", "NotRegistered");
    }

    @Test
    void a_policy_that_forbids_what_is_planned() {
        azure().policies()
                .deny(
                        "no-public-blobs",
                        "Microsoft.Storage/storageAccounts",
                        it -> it.at("/properties/allowBlobPublicAccess").asBoolean());

        onlyFails("policies on Microsoft.Storage/storageAccounts", "no-public-blobs");
    }

    @Test
    void policies_that_cannot_be_asked_are_unknown() {
        azure().providers().unregister("Microsoft.PolicyInsights");
        var before = azure().exchanges().all().size();

        var report = examine(request("it"));

        assertThat(azure().exchanges().since(before).stream().filter(Exchange::isWrite))
                .as("the SDK would register the provider by itself")
                .isEmpty();
        assertThat(report.with(Outcome.FAILED)).isEmpty();
        assertThat(report.with(Outcome.UNKNOWN))
                .hasSize(8)
                .allSatisfy(check -> assertThat(check.remedy().in(Words.PLAIN))
                        .contains("az provider register --namespace Microsoft.PolicyInsights"));
    }

    @Test
    void a_quota_without_room_for_the_nodes() {
        azure().quotas().limit("standardDSv5Family", 7);

        onlyFails("quota for 2 " + SIZE, "8 cores are needed");
    }

    @Test
    void a_size_that_the_subscription_does_not_get() {
        azure().quotas().restrict(SIZE);

        var report = onlyFails("VM size " + SIZE, "NotAvailableForSubscription");
        assertThat(check(report, "quota for 2 " + SIZE).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void the_right_to_make_service_principals_fails_only_who_wants_some() {
        azure().directory().consent(PRINCIPAL, Set.of());
        try (var hypershift = product.through(product.sandbox().open(Guard.passing()))) { // with no token yet
            var report = hypershift.doctor().examine(request("it"), new Cancellation());

            assertThat(report.with(Outcome.FAILED)).isEmpty();
            assertThat(check(report, "right to make service principals").outcome())
                    .isEqualTo(Outcome.UNKNOWN);

            var wanted = new DoctorRequest(
                    "eastus", Optional.of("it"), Optional.empty(), Optional.of("example.com"), nodes(), true, true);
            onlyFails(
                    hypershift.doctor().examine(wanted, new Cancellation()),
                    "right to make service principals",
                    "neither Application.ReadWrite.OwnedBy nor");
        }
    }

    @Test
    void a_way_that_is_shut() {
        var door = product.sandbox()
                .open(passage -> passage.host().startsWith("graph.") ? Decision.DROP_BEFORE : Decision.PASS);
        try (var hypershift = product.through(door)) {
            onlyFails(
                    hypershift.doctor().examine(request("it"), new Cancellation()),
                    "way to Microsoft Graph",
                    "graph.microsoft.com");
        }
    }

    @Test
    void rights_that_cannot_be_read_are_unknown() {
        azure().faults()
                .add(Fault.on("GET", "/roleAssignments$")
                        .times(9)
                        .answering(403, "AuthorizationFailed", "You may not."));

        var report = examine(request("it"));

        assertThat(report.with(Outcome.FAILED)).isEmpty();
        assertThat(report.with(Outcome.UNKNOWN))
                .extracting(Check::name)
                .containsExactly("roles on the subscription", "right to make resources", "right to assign roles");
    }

    @Test
    void a_management_cluster_without_a_default_storage_class() {
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var classes = client.storage().v1().storageClasses();
            var original = classes.withName("managed-csi").get();
            classes.withName("managed-csi").edit(it -> {
                it.getMetadata().getAnnotations().clear();
                return it;
            });
            try {
                onlyFails("default StorageClass", "none is the default");
            } finally {
                classes.withName("managed-csi").edit(it -> {
                    it.getMetadata().setAnnotations(original.getMetadata().getAnnotations());
                    return it;
                });
            }
        }
    }

    private static Azure azure() {
        return product.sandbox().azure();
    }

    private static Nodes nodes() {
        return new Nodes(2, Optional.empty(), "amd64");
    }

    private static DoctorRequest request(String prefix) {
        return new DoctorRequest(
                "eastus", Optional.of(prefix), Optional.empty(), Optional.of("example.com"), nodes(), false, true);
    }

    private static CheckReport examine(DoctorRequest request) {
        return product.hypershift().doctor().examine(request, new Cancellation());
    }

    private static CheckReport onlyFails(String name, String found) {
        return onlyFails(examine(request("it")), name, found);
    }

    private static CheckReport onlyFails(CheckReport report, String name, String found) {
        assertThat(report.with(Outcome.FAILED))
                .as(() -> String.join("\n", CheckTable.lines(report, Words.PLAIN)))
                .extracting(Check::name)
                .containsExactly(name);
        assertThat(check(report, name).found().in(Words.PLAIN)).contains(found);
        assertThat(check(report, name).remedy().isEmpty()).as("no remedy").isFalse();
        return report;
    }

    private static Check check(CheckReport report, String name) {
        return report.checks().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
