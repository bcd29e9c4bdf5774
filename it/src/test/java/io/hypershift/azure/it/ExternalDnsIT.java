package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.ExternalDns;
import io.hypershift.azure.foundation.ExternalDnsRoles;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Foundations with external DNS, and with an application that creates clusters. */
class ExternalDnsIT {
    private static final String SECRETS = " secrets of it-external-dns";

    @Test
    void the_zone_is_made_and_delegated_and_an_application_may_write_there() {
        try (var site = Site.withoutKey("external-dns")) {
            var rehearsed = site.rehearse(site.requestWith(externalDns()));
            assertThat(site.made()).isEmpty();

            var made =
                    site.create(site.requestWith(externalDns())).externalDns().orElseThrow();
            assertThat(site.warnings()).isEmpty();
            assertThat(site.outcomes()).isEqualTo(FoundationIT.inRetrospect(rehearsed));

            assertThat(delegation(site, "it")).hasSize(4).isEqualTo(Set.copyOf(made.nameServers()));
            var file = site.bundle().resolve("azure_mgmt.json");
            var credentials = json(file);
            assertThat(credentials.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "tenantId", "subscriptionId", "resourceGroup", "aadClientId", "aadClientSecret");
            assertThat(credentials.path("aadClientId").asText())
                    .isEqualTo(made.application().clientId());
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(text(site.bundle().resolve("foundation.json")))
                    .contains("it.example.com")
                    .doesNotContain(credentials.path("aadClientSecret").asText());
            assertThat(site.made())
                    .contains("application it-external-dns", "principal of it-external-dns", 1 + SECRETS)
                    .filteredOn(it -> it.contains("/dnsZones/it.example.com/") && it.contains("/roleAssignments/"))
                    .hasSize(1);

            assertThat(site.exchangesOf(() -> site.create(site.requestWith(externalDns()))))
                    .filteredOn(Exchange::isWrite)
                    .extracting(Exchange::url)
                    .isEmpty();
        }
    }

    @Test
    void a_delegation_to_others_is_kept_unless_it_is_to_be_overwritten() {
        try (var site = Site.in("external-dns-taken")) {
            delegate(site, "it", "ns1.elsewhere.example");

            assertThatThrownBy(() -> site.create(site.requestWith(externalDns())))
                    .hasMessageContaining("delegated to other servers already: ns1.elsewhere.example")
                    .hasMessageContaining("overwriteDelegation");
            assertThat(delegation(site, "it")).containsExactly("ns1.elsewhere.example");

            var made = site.create(site.requestWith(new ServicePrincipals(
                    Optional.of(externalDns(Optional.empty(), true)), false, Duration.ofDays(90))));
            assertThat(delegation(site, "it"))
                    .isEqualTo(Set.copyOf(made.externalDns().orElseThrow().nameServers()));
        }
    }

    @Test
    void where_the_parent_zone_is_somebody_elses_the_records_to_enter_are_told() {
        try (var site = Site.in("external-dns-foreign")) {
            site.create(site.request()); // by its owner, who may give the login rights in the group
            var login = NewLogin.named("builder", site.sandbox())
                    .with("Application.ReadWrite.OwnedBy")
                    .reader()
                    .ownerOf(Site.GROUP);
            site.signInWith(login.credentials(site.bundle().resolveSibling("builder.json")));

            var made =
                    site.create(site.requestWith(externalDns())).externalDns().orElseThrow();

            assertThat(delegation(site, "it")).isEmpty();
            assertThat(site.warnings())
                    .contains(made.nameServers().stream()
                            .map("it.example.com. 3600 IN NS %s."::formatted)
                            .toList());
        }
    }

    @Test
    void a_secret_that_works_is_kept_and_one_that_ends_soon_is_followed_by_another() {
        try (var site = Site.in("external-dns-secret")) {
            var file = site.bundle().resolve("azure_mgmt.json");
            site.create(site.requestWith(new ServicePrincipals(
                    Optional.of(externalDns(Optional.empty(), false)), false, Duration.ofDays(20))));
            var first = text(file);
            site.create(site.requestWith(new ServicePrincipals(
                    Optional.of(externalDns(Optional.empty(), false)), false, Duration.ofDays(60))));
            assertThat(text(file)).isEqualTo(first);

            site.create(site.requestWith(externalDns()));
            assertThat(text(file)).isNotEqualTo(first);
            assertThat(site.made()).contains(2 + SECRETS);
        }
    }

    @Test
    void what_applications_lack_is_found_by_verifying_the_foundation() {
        try (var site = Site.in("external-dns-verified")) {
            site.create(site.requestWith(new ServicePrincipals(
                    Optional.of(externalDns(Optional.empty(), false)), true, Duration.ofDays(90))));
            assertThat(site.failedChecks()).isEmpty();

            var azure = site.sandbox().azure();
            azure.store().ofType("Microsoft.Authorization/roleAssignments").stream()
                    .filter(it -> it.id().text().contains("/dnsZones/it.example.com/"))
                    .forEach(it -> azure.store().remove(it.id()));
            azure.directory().applications(it -> it.displayName().equals("it-cluster-operations")).stream()
                    .flatMap(it -> azure.directory().passwordsOf(it.id()).stream())
                    .forEach(it -> azure.directory().removePassword(it.owner(), it.keyId()));
            delegate(site, "it", "ns1.elsewhere.example");
            assertThat(site.failedChecks())
                    .containsExactlyInAnyOrder(
                            "rights of it-external-dns",
                            "secret of it-cluster-operations",
                            "delegation of it.example.com");
        }
    }

    @Test
    void a_secret_whose_answer_was_lost_does_not_stay_behind() {
        try (var site = Site.in("external-dns-lost")) {
            site.sandbox()
                    .azure()
                    .faults()
                    .add(Fault.on("POST", ".*/addPassword").droppedAfter());
            site.create(site.requestWith(externalDns()));
            assertThat(site.made()).contains(1 + SECRETS);
        }
    }

    @Test
    void two_runs_at_once_end_with_one_application_and_one_secret_that_works() {
        try (var site = Site.in("external-dns-twice")) {
            var runs = IntStream.range(0, 2)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> {
                        try (var door = site.sandbox().open(Guard.passing())) {
                            return site.create(site.requestWith(externalDns()), door, new Cancellation());
                        }
                    }))
                    .toList();
            assertThat(runs.get(0).join()).isEqualTo(runs.get(1).join());

            assertThat(site.made()).contains(1 + SECRETS);
            assertThat(site.exchangesOf(() -> site.create(site.requestWith(externalDns()))))
                    .filteredOn(Exchange::isWrite)
                    .isEmpty();
        }
    }

    @Test
    void what_is_not_asked_for_this_time_is_still_told_by_the_bundle() {
        try (var site = Site.in("external-dns-kept")) {
            var made = site.create(site.requestWith(externalDns()));
            assertThat(site.create(site.request()).externalDns()).isEqualTo(made.externalDns());
        }
    }

    @Test
    void the_file_of_another_application_is_not_written_over() throws IOException {
        try (var site = Site.in("external-dns-other")) {
            site.create(site.requestWith(externalDns()));
            var file = site.bundle().resolve("azure_mgmt.json");
            var other = NewLogin.named("other", site.sandbox()).clientId();
            var others = text(file).replaceFirst("\"aadClientId\" ?: ?\"[^\"]*\"", "\"aadClientId\":\"" + other + "\"");
            Files.writeString(file, others);

            assertThatThrownBy(() -> site.create(site.requestWith(externalDns())))
                    .hasMessageContaining("holds a secret of application " + other);
            assertThat(text(file)).isEqualTo(others);
        }
    }

    @Test
    void the_file_that_the_login_is_from_is_no_place_for_another_secret() {
        try (var site = Site.in("external-dns-own")) {
            site.create(site.requestWith(new ServicePrincipals(Optional.empty(), true, Duration.ofDays(90))));
            site.signInWith(site.bundle().resolve("azure-credentials.json"));
            assertThatThrownBy(() -> site.create(
                            site.requestWith(new ServicePrincipals(Optional.empty(), true, Duration.ofDays(90)))))
                    .hasMessageContaining("is what this run signs in with");
        }
    }

    @Test
    void a_login_without_a_right_in_the_directory_is_told_which_it_lacks() {
        try (var site = Site.in("external-dns-denied")) {
            site.sandbox().azure().directory().consent("44444444-4444-4444-4444-444444444444", Set.of());

            assertThatThrownBy(() -> site.create(site.requestWith(externalDns())))
                    .isInstanceOf(HyperShiftException.class)
                    .hasMessageContaining("Authorization_RequestDenied")
                    .hasMessageContaining("Application.ReadWrite.OwnedBy");
            assertThat(site.made()).noneMatch(it -> it.contains("it-external-dns"));
        }
    }

    @Test
    void who_creates_clusters_has_the_guides_rights_and_can_do_so() {
        try (var site = Site.in("cluster-operations")) {
            var request = site.requestWith(new ServicePrincipals(Optional.empty(), true, Duration.ofDays(90)));
            var made = site.create(request).clusterOperations().orElseThrow();

            var file = site.bundle().resolve("azure-credentials.json");
            assertThat(json(file).path("clientId").asText()).isEqualTo(made.clientId());
            site.signInWith(file);
            assertThat(site.exchangesOf(() -> site.create(site.request())))
                    .filteredOn(Exchange::isWrite)
                    .isEmpty();
            assertThatThrownBy(() -> site.destroy(false, false))
                    .as("its own removal")
                    .hasMessageContaining("Sign in as somebody else");
        }
    }

    @Test
    void all_of_it_goes_and_a_delegation_to_others_stays() {
        try (var site = Site.in("external-dns-destroyed")) {
            var before = site.resources();
            var all =
                    new ServicePrincipals(Optional.of(externalDns(Optional.empty(), false)), true, Duration.ofDays(90));
            site.create(site.requestWith(all));
            site.destroy(true, false);
            assertThat(site.resources()).isEqualTo(before);

            site.create(site.requestWith(all));
            delegate(site, "it", "ns1.elsewhere.example");
            site.outcomes();
            site.destroy(true, false);
            assertThat(delegation(site, "it")).containsExactly("ns1.elsewhere.example");
            assertThat(site.outcomes()).containsEntry("delegation of it.example.com in example.com", Outcome.ABSENT);
        }
    }

    private static ServicePrincipals externalDns() {
        return new ServicePrincipals(Optional.of(externalDns(Optional.empty(), false)), false, Duration.ofDays(90));
    }

    private static ExternalDns externalDns(Optional<String> parent, boolean overwrite) {
        return new ExternalDns(Optional.empty(), parent, Optional.empty(), overwrite, ExternalDnsRoles.LEAST);
    }

    private static Set<String> delegation(Site site, String name) {
        return site.sandbox().azure().store().ofType("Microsoft.Network/dnsZones/NS").stream()
                .filter(it -> it.id().name().equals(name))
                .flatMap(it ->
                        StreamSupport.stream(it.properties().path("NSRecords").spliterator(), false))
                .map(it -> it.path("nsdname").asText().replaceFirst("\\.$", ""))
                .collect(Collectors.toSet());
    }

    private static void delegate(Site site, String name, String server) {
        var azure = site.sandbox().azure();
        var zone = azure.store().ofType("Microsoft.Network/dnsZones").stream()
                .filter(it -> it.id().name().equals("example.com"))
                .findFirst()
                .orElseThrow();
        var body = new ObjectMapper().createObjectNode().put("etag", server);
        var properties = body.putObject("properties").put("TTL", 3600).put("provisioningState", "Succeeded");
        properties.putArray("NSRecords").addObject().put("nsdname", server + ".");
        azure.store()
                .put(new io.hypershift.azure.sandbox.azure.state.Resource(
                        zone.id().child("NS", name), body, java.time.Instant.now()));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
