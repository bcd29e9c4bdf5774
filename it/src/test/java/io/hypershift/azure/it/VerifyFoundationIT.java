package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.ArmContract;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thing after another is broken, and of all checks the one that is about it says so. */
class VerifyFoundationIT {
    private static final String IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private static final String CREDENTIAL = IDENTITY + "/federatedIdentityCredentials";
    private static final String ACCOUNT = "Microsoft.Storage/storageAccounts";
    private static final String ASSIGNMENT = "Microsoft.Authorization/roleAssignments";

    private static Product product;
    private static Foundation foundation;
    private static SavedState healthy;

    @TempDir
    private Path other;

    @BeforeAll
    static void prepare() {
        product = Product.in("verify-foundation", Latency.NONE);
        foundation = product.createFoundation();
        healthy = SavedState.of(azure());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @BeforeEach
    void copyBundle() throws IOException {
        try (var files = Files.list(product.bundle().directory())) {
            for (var file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void repair() {
        healthy.restore(azure());
    }

    @Test
    void a_healthy_foundation_passes_every_check_and_nothing_is_written() {
        var before = azure().exchanges().all().size();

        var report = verify();

        assertThat(report.checks())
                .hasSizeGreaterThan(35)
                .allSatisfy(check -> assertThat(check.outcome())
                        .as(check.name() + ": " + check.found().in(Words.PLAIN))
                        .isEqualTo(Outcome.PASSED));
        assertThat(azure().exchanges().since(before).stream().filter(Exchange::isWrite))
                .isEmpty();
        assertThat(azure().store().all()).isEqualTo(healthy.resources());
        assertThat(CheckTable.lines(report, Words.PLAIN).get(0)).matches("CHECK +RESULT +FOUND");
        ArmContract.find().ifPresent(contract -> {
            var exchanges = contract.check(product.sandbox().directory().resolve("exchanges.jsonl"));
            assertThat(exchanges.violations()).isEmpty();
            assertThat(exchanges.unknown()).isEmpty();
        });
    }

    @Test
    void a_group_that_is_gone_is_told_once() {
        azure().store()
                .where(it -> it.id().group().filter("it-foundation"::equals).isPresent())
                .forEach(it -> azure().store().remove(it.id()));

        onlyFails("resource group it-foundation", "it is not there");
    }

    @Test
    void an_identity_that_is_gone() {
        azure().store().removeTree(named(IDENTITY, "it-hc-file-csi").id());

        onlyFails("identity it-hc-file-csi", "it is not there");
    }

    @Test
    void an_identity_that_was_made_anew() {
        change(
                named(IDENTITY, "it-hc-network"),
                it -> properties(it).put("clientId", UUID.randomUUID().toString()));
        onlyFails("identity it-hc-network", "its client id is");

        healthy.restore(azure());
        change(
                named(IDENTITY, "it-hc-network"),
                it -> properties(it).put("principalId", UUID.randomUUID().toString()));
        onlyFails("identity it-hc-network", "its principal id is");
    }

    @Test
    void a_principal_that_is_gone_from_the_directory() {
        azure().directory()
                .removePrincipal(named(IDENTITY, "it-hc-network")
                        .properties()
                        .path("principalId")
                        .asText());

        onlyFails("principals of the identities", "does not know");
    }

    @Test
    void a_credential_that_is_gone_or_trusts_something_else() {
        var name = "it-hc-disk-csi-fed-id-node";
        azure().store().remove(named(CREDENTIAL, name).id());
        onlyFails("credential " + name, "it is not there");

        healthy.restore(azure());
        change(named(CREDENTIAL, name), it -> properties(it).put("issuer", foundation.oidcIssuerUrl() + "/"));
        onlyFails("credential " + name, "its issuer is");

        healthy.restore(azure());
        change(named(CREDENTIAL, name), it -> properties(it).put("subject", "system:serviceaccount:other:sa"));
        onlyFails("credential " + name, "its subject is");

        healthy.restore(azure());
        change(
                named(CREDENTIAL, name),
                it -> properties(it).putArray("audiences").add("api://other"));
        onlyFails("credential " + name, "its audience is");
    }

    @Test
    void a_credential_of_another_name_is_as_good() {
        var credential = named(CREDENTIAL, "it-hc-ingress-fed-id");
        azure().store().remove(credential.id());
        var elsewhere = credential.id().parent().orElseThrow().child("federatedIdentityCredentials", "by-hand");
        azure().store().put(new Resource(elsewhere, credential.body(), credential.writtenAt()));

        assertThat(verify().with(Outcome.FAILED)).isEmpty();
    }

    @Test
    void an_identity_without_room_for_another_credential() {
        var credential = named(CREDENTIAL, "it-hc-ingress-fed-id");
        IntStream.range(1, 20).forEach(number -> {
            var body = credential.body();
            properties(body).put("subject", "system:serviceaccount:other:" + number);
            var id = credential.id().parent().orElseThrow().child("federatedIdentityCredentials", "other-" + number);
            azure().store().put(new Resource(id, body, credential.writtenAt()));
        });

        onlyFails("credentials of it-hc-ingress", "there are 20");
    }

    @Test
    void a_storage_account_that_lets_nobody_in() {
        change(named(ACCOUNT, account()), it -> properties(it).put("allowBlobPublicAccess", false));
        var report = onlyFails("storage account " + account(), "allows no anonymous reads");
        assertThat(check(report, "issuer's keys").outcome()).isEqualTo(Outcome.UNKNOWN);

        healthy.restore(azure());
        change(
                named(ACCOUNT + "/blobServices/containers", account()),
                it -> properties(it).put("publicAccess", "None"));
        onlyFails("container " + account(), "is not public");
    }

    @Test
    void documents_that_say_something_else() {
        var discovery = ".well-known/openid-configuration";
        publish(discovery, "text/html", "{}");
        onlyFails("issuer's discovery document", "its content type is \"text/html\"");

        publish(discovery, "application/json", "{\"issuer\":\"" + foundation.oidcIssuerUrl() + "/\"}");
        onlyFails("issuer's discovery document", "its issuer is");

        publish(discovery, "application/json", "{\"issuer\":\"" + foundation.oidcIssuerUrl() + "\"}");
        onlyFails("issuer's discovery document", "its jwks_uri is");

        product.createFoundation();
        publish("openid/v1/jwks", "application/json", "{\"keys\":[{\"kid\":\"another\"}]}");
        onlyFails("issuer's keys", "it publishes another");

        publish(
                "openid/v1/jwks",
                "application/json",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"
                        .formatted(foundation.signingKeyId()));
        onlyFails("issuer's keys", "another modulus");
        product.createFoundation();
        assertThat(verify().with(Outcome.FAILED)).isEmpty();
    }

    @Test
    void a_signing_key_that_is_not_the_foundations() throws IOException {
        write(
                "serviceaccount-signer.private",
                SigningKey.generate().privatePem().reveal());

        var report = verify(other);

        assertThat(report.with(Outcome.FAILED))
                .extracting(Check::name)
                .containsExactly("bundle: signing key's id", "issuer's keys");
    }

    @Test
    void a_signing_key_in_a_form_that_hypershift_cannot_read() throws IOException {
        write("serviceaccount-signer.private", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        onlyFails(verify(other), "bundle: signing key", "BEGIN PRIVATE KEY");
    }

    @Test
    void a_signing_key_that_others_may_read() throws IOException {
        Files.setPosixFilePermissions(
                other.resolve("serviceaccount-signer.private"), PosixFilePermissions.fromString("rw-r--r--"));

        onlyFails(verify(other), "bundle: signing key's mode", "others than its owner may read");
    }

    @Test
    void workload_identities_of_another_foundation() throws IOException {
        write(
                "workload-identities.json",
                Files.readString(other.resolve("workload-identities.json")).replaceFirst("[0-9a-f]{8}-", "00000000-"));

        onlyFails(verify(other), "bundle: workload-identities.json", "the client id of");
    }

    @Test
    void a_base_domain_that_is_not_there() {
        var request = VerifyFoundationRequest.of(product.bundle(), Optional.of("example.org"));

        var report = product.hypershift().foundations().verify(request, new Cancellation());

        onlyFails(report, "base domain example.org", "no public DNS zone");
        assertThat(check(report, "role of ingress on the zone's group").outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_zone_that_the_world_is_not_sent_to() {
        change(
                named("Microsoft.Network/dnsZones/NS", "@"),
                it -> properties(it).putArray("NSRecords").addObject().put("nsdname", "ns1.registrar.example."));

        onlyFails("delegation of example.com", "the world is sent to ns1.registrar.example");
    }

    @Test
    void a_zone_that_ingress_may_not_write_to() {
        var role = azure().store().ofType(ASSIGNMENT).stream()
                .filter(it -> it.id().text().contains("os4-common"))
                .findFirst()
                .orElseThrow();
        azure().store().remove(role.id());
        onlyFails("role of ingress on the zone's group", "held by nobody");

        healthy.restore(azure());
        var deleted = UUID.randomUUID().toString();
        change(role, it -> properties(it).put("principalId", deleted));
        onlyFails("role of ingress on the zone's group", deleted);
    }

    @Test
    void what_a_right_is_missing_for_is_unknown_and_what_builds_on_it_too() {
        azure().faults()
                .add(Fault.on("GET", "/userAssignedIdentities$")
                        .times(9)
                        .answering(403, "AuthorizationFailed", "You may not."));

        var report = verify();

        assertThat(report.with(Outcome.FAILED)).isEmpty();
        assertThat(check(report, "identities of it-foundation").found().in(Words.PLAIN))
                .contains("not checked", "AuthorizationFailed");
        assertThat(check(report, "identity it-hc-ingress").found().in(Words.PLAIN))
                .isEqualTo("not checked: it builds on identities of it-foundation");
        assertThat(check(report, "issuer's keys").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_refused_login_fails_once_and_leaves_what_needs_none() {
        azure().faults()
                .add(Fault.on("POST", "/oauth2/v2.0/token")
                        .atHost("login.*")
                        .times(50)
                        .answering(401, "invalid_client", "AADSTS7000215: Invalid client secret provided."));
        try (var hypershift = product.through(product.sandbox().open(Guard.passing()))) { // with no token yet
            var report = hypershift
                    .foundations()
                    .verify(VerifyFoundationRequest.of(product.bundle(), Optional.empty()), new Cancellation());

            onlyFails(report, "login", "AADSTS7000215");
        }
    }

    @Test
    void a_failure_names_what_failed_with_its_remedy() {
        azure().store().remove(named(CREDENTIAL, "it-hc-ingress-fed-id").id());

        assertThatThrownBy(() -> verify().orThrow())
                .isInstanceOf(HyperShiftException.class)
                .hasMessage("credential it-hc-ingress-fed-id: it is not there\n  Put it right: create-foundation");
    }

    private static Azure azure() {
        return product.sandbox().azure();
    }

    private static String account() {
        return foundation.oidcIssuerUrl().replaceAll(".*/", "");
    }

    private static CheckReport verify() {
        return verify(product.bundle().directory());
    }

    private static CheckReport verify(Path bundle) {
        var request = VerifyFoundationRequest.of(new Bundle(bundle), Optional.of("example.com"));
        return product.hypershift().foundations().verify(request, new Cancellation());
    }

    private static CheckReport onlyFails(String name, String found) {
        return onlyFails(verify(), name, found);
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

    private static Resource named(String type, String name) {
        return azure().store().ofType(type).stream()
                .filter(it -> it.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void change(Resource resource, Consumer<ObjectNode> edit) {
        var body = resource.body();
        edit.accept(body);
        azure().store().put(new Resource(resource.id(), body, resource.writtenAt()));
    }

    private static ObjectNode properties(ObjectNode body) {
        return (ObjectNode) body.path("properties");
    }

    private static void publish(String path, String contentType, String content) {
        azure().blobs().publish(account(), account(), path, contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(other.resolve(file), content);
    }
}
