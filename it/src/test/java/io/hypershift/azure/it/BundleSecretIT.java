package io.hypershift.azure.it;

import static io.hypershift.azure.event.Event.Outcome.CREATED;
import static io.hypershift.azure.event.Event.Outcome.DELETED;
import static io.hypershift.azure.event.Event.Outcome.UNCHANGED;
import static io.hypershift.azure.event.Event.Outcome.UPDATED;
import static io.hypershift.azure.event.Event.Outcome.WOULD_CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The handoff bundle as a Secret on the management cluster: who makes it, who lives of it, and whose it is. */
class BundleSecretIT {
    private static final String STEP = "Secret " + SecretSite.SECRET;
    private static final String KEY = "serviceaccount-signer.private";
    private static final String FOREIGN = "is there already, and somebody else's";

    @Test
    void a_ci_without_files_and_without_rights_in_the_directory_lives_of_the_secret_alone() {
        try (var site = SecretSite.in("bundle-secret-ci")) {
            var foundation = site.create(site.request("administrator"));
            assertThat(site.outcomes()).containsEntry(STEP, CREATED);
            var ci = site.as(CiPrincipal.addTo(site.sandbox()));
            var report = site.with(
                    ci,
                    it -> it.foundations()
                            .verify(
                                    VerifyFoundationRequest.inSecret(SecretSite.SECRET, Optional.of("example.com")),
                                    new Cancellation()));
            report.orThrow();
            assertThat(report.checks()).extracting(it -> it.name()).contains("bundle: signing key's id");
            var exchanges = site.site().exchangesOf(() -> {
                site.installOperator(ci);
                var cluster = site.with(
                        ci,
                        it -> it.clusters()
                                .create(
                                        site.cluster(SecretSite.fromSecret()),
                                        Duration.ofMinutes(5),
                                        new Cancellation()));
                assertThat(cluster.apiUrl()).startsWith("https://");
                assertThat(signingKeyOfCluster(site)).isEqualTo(site.file(KEY));
                var removal =
                        new DestroyClusterRequest(new ClusterKey("clusters", "pr-1"), "ci", Duration.ofSeconds(30));
                boolean wasThere = site.with(ci, it -> it.clusters().destroy(removal, new Cancellation()));
                assertThat(wasThere).isTrue();
            });
            assertThat(exchanges)
                    .hasSizeGreaterThan(10)
                    .noneMatch(it -> it.url().contains("graph.microsoft.com"));
            assertThat(site.file("oidc-issuer-url")).isEqualTo(foundation.oidcIssuerUrl() + "\n");
            nothingOfTheKeyIsTold(site);
        }
    }

    @Test
    void a_dry_run_tells_what_a_run_does_and_a_second_run_changes_nothing() {
        try (var site = SecretSite.in("bundle-secret-again")) {
            var request = site.request("administrator");
            site.with(site.owner(), it -> it.foundations().rehearse(request, new Cancellation()));
            var rehearsed = site.outcomes();
            assertThat(rehearsed).containsEntry(STEP, WOULD_CREATE);
            assertThat(site.secret()).isEmpty();
            boolean namespaceIsThere = site.onManagement(
                    client -> client.namespaces().withName(SecretSite.NAMESPACE).get() != null);
            assertThat(namespaceIsThere).isFalse();

            site.create(request);
            assertThat(site.outcomes())
                    .isEqualTo(rehearsed.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, it -> it.getValue() == WOULD_CREATE ? CREATED : it.getValue())));
            var made = site.secret().orElseThrow();
            assertThat(made.getType()).isEqualTo("Opaque");
            assertThat(made.getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/managed-by", "hypershift-azure");
            assertThat(made.getData())
                    .containsOnlyKeys(
                            "foundation.json",
                            "oidc-issuer-url",
                            KEY,
                            "serviceaccount-signer.public",
                            "workload-identities.json");

            var again = site.site().exchangesOf(() -> site.create(request));
            assertThat(again).filteredOn(Exchange::isWrite).isEmpty();
            assertThat(site.outcomes()).containsEntry(STEP, UNCHANGED);
            assertThat(site.secret()).hasValue(made);
        }
    }

    @Test
    void an_agent_with_an_empty_directory_goes_on_with_the_same_key() throws IOException {
        try (var site = SecretSite.in("bundle-secret-agent")) {
            var first = site.create(site.request("administrator"));
            site.outcomes();

            var again = site.site()
                    .exchangesOf(
                            () -> assertThat(site.create(site.request("agent"))).isEqualTo(first));

            assertThat(again).filteredOn(Exchange::isWrite).isEmpty();
            assertThat(site.outcomes()).containsEntry(STEP, UNCHANGED).containsEntry("file " + KEY, CREATED);
            for (var file : files(site.directory("administrator"))) {
                assertThat(site.directory("agent").resolve(file.getFileName())).hasSameTextualContentAs(file);
            }
            assertThat(Files.getPosixFilePermissions(site.directory("agent").resolve(KEY)))
                    .hasSize(2);
            nothingOfTheKeyIsTold(site);
        }
    }

    @Test
    void without_any_directory_a_key_is_kept_before_it_is_published_and_a_failed_run_is_gone_on_with() {
        try (var site = SecretSite.in("bundle-secret-alone")) {
            site.sandbox()
                    .azure()
                    .faults()
                    .add(Fault.on("PUT", ".*/userAssignedIdentities/it-hc-ingress")
                            .times(100)
                            .answering(403, "RequestDisallowedByPolicy", "no"));
            assertThatThrownBy(() -> site.create(site.requestWithoutFiles()))
                    .hasMessageContaining("RequestDisallowedByPolicy");
            var key = site.file(KEY);
            assertThat(site.secret().orElseThrow().getData()).doesNotContainKey("foundation.json");
            site.sandbox().azure().faults().clear();
            site.outcomes();

            var foundation = site.create(site.requestWithoutFiles());

            assertThat(site.outcomes())
                    .containsEntry(STEP, CREATED)
                    .noneSatisfy((step, outcome) -> assertThat(step).startsWith("file "));
            assertThat(site.file(KEY)).isEqualTo(key);
            assertThat(site.publishedKeys(foundation)).containsExactly(foundation.signingKeyId());
        }
    }

    @Test
    void a_key_that_is_followed_by_another_stays_in_the_secret_under_its_id() {
        try (var site = SecretSite.in("bundle-secret-rotates")) {
            var first = site.create(site.request("administrator"));
            var old = site.file(KEY);
            var rotation = new Issuer(Optional.empty(), true, Optional.empty());

            var second = site.create(site.request(Optional.empty(), rotation));

            assertThat(site.outcomes()).containsEntry("signing key", UPDATED);
            assertThat(site.file("serviceaccount-signer-" + first.signingKeyId() + ".private"))
                    .isEqualTo(old);
            assertThat(site.publishedKeys(second)).containsExactly(first.signingKeyId(), second.signingKeyId());
            assertThat(site.create(site.request("administrator")))
                    .as("one whose file is behind")
                    .isEqualTo(second);
            assertThat(site.directory("administrator").resolve(KEY)).hasContent(site.file(KEY));
        }
    }

    @Test
    void two_agents_at_once_end_with_one_key() {
        try (var site = SecretSite.in("bundle-secret-twice")) {
            var runs = IntStream.range(0, 2)
                    .mapToObj(it -> CompletableFuture.supplyAsync(() -> site.create(site.requestWithoutFiles())))
                    .toList();
            var made = runs.stream().map(CompletableFuture::join).toList();

            assertThat(made.get(0)).isEqualTo(made.get(1));
            assertThat(site.publishedKeys(made.get(0)))
                    .containsExactly(made.get(0).signingKeyId());
        }
    }

    @Test
    void a_secret_of_somebody_else_is_refused_before_anything_is_made_and_stays_as_it_is() {
        try (var site = SecretSite.in("bundle-secret-foreign")) {
            put(site, Map.of("password", "czNjcmV0LXBhc3N3b3Jk"));
            var before = site.secret();

            assertThatThrownBy(() -> site.create(site.request("administrator"))).hasMessageContaining(FOREIGN);
            assertThatThrownBy(() -> site.destroy("it")).hasMessageContaining(FOREIGN);

            assertThat(site.site().made()).isEmpty();
            assertThat(site.directory("administrator")).doesNotExist();
            assertThat(site.secret()).isEqualTo(before);
        }
    }

    @Test
    void the_secret_of_another_foundation_is_neither_overwritten_nor_removed() {
        try (var site = SecretSite.in("bundle-secret-other")) {
            site.create(site.requestWithoutFiles());
            var before = site.secret();
            var usual = site.requestWithoutFiles();
            var other = new FoundationRequest(
                    "other",
                    usual.location(),
                    usual.persistentResourceGroup(),
                    usual.identities(),
                    usual.issuer(),
                    usual.rights(),
                    ServicePrincipals.NONE,
                    usual.tags(),
                    usual.handoff());

            assertThatThrownBy(() -> site.create(other)).hasMessageContaining("but that of foundation it");
            assertThatThrownBy(() -> site.destroy("other")).hasMessageContaining("but that of foundation it");
            assertThat(site.secret()).isEqualTo(before);
        }
    }

    @Test
    void the_secret_goes_last_with_its_foundation() {
        try (var site = SecretSite.in("bundle-secret-destroyed")) {
            site.create(site.requestWithoutFiles());
            site.outcomes();

            site.sandbox()
                    .azure()
                    .faults()
                    .add(Fault.on("DELETE", ".*/storageAccounts/.*").times(100).answering(403, "ScopeLocked", "no"));
            assertThatThrownBy(() -> site.destroy("it")).hasMessageContaining("ScopeLocked");
            assertThat(site.secret()).as("needed for a run that repairs it").isPresent();
            site.sandbox().azure().faults().clear();
            site.destroy("it");

            assertThat(site.outcomes()).containsEntry(STEP, DELETED);
            assertThat(site.secret()).isEmpty();
            assertThat(site.site().made()).isEmpty();
        }
    }

    @Test
    void the_guides_files_put_into_a_secret_by_hand_do_as_well_and_what_is_given_beside_counts_more()
            throws IOException {
        try (var site = SecretSite.in("bundle-secret-by-hand")) {
            var foundation = site.site().create(site.site().request());
            site.installOperator(site.owner());
            var bundle = new Bundle(site.site().bundle());
            put(
                    site,
                    Map.of(
                            "workload-identities.json",
                            base64(bundle.workloadIdentities()),
                            KEY,
                            base64(bundle.privateKey()),
                            "oidc-issuer-url",
                            base64(bundle.issuerUrl())));
            site.with(
                    site.owner(), it -> it.clusters().begin(site.cluster(SecretSite.fromSecret()), new Cancellation()));
            assertThat(issuerOfCluster(site)).isEqualTo(foundation.oidcIssuerUrl());
            assertThat(signingKeyOfCluster(site)).isEqualTo(site.file(KEY));

            var elsewhere = new Trust(
                    Source.none(),
                    Source.none(),
                    Source.text("no key", "the file given"),
                    Optional.empty(),
                    Optional.of(SecretSite.SECRET));
            assertThat(refusal(site, elsewhere)).contains("the file given");
        }
    }

    @Test
    void a_secret_that_is_not_there_or_holds_no_bundle_is_told_with_the_remedy() {
        try (var site = SecretSite.in("bundle-secret-missing")) {
            assertThat(refusal(site, SecretSite.fromSecret()))
                    .contains("bundleSecret: " + STEP + " is not on the management cluster", "create-foundation");
            put(site, Map.of("workload-identities.json", "e30="));
            assertThat(refusal(site, SecretSite.fromSecret())).contains(STEP + " holds no " + KEY);
            assertThatThrownBy(() -> site.with(
                            site.owner(),
                            it -> it.foundations()
                                    .verify(
                                            VerifyFoundationRequest.inSecret(SecretSite.SECRET, Optional.empty()),
                                            new Cancellation())))
                    .hasMessageContaining("holds no foundation.json");
            assertThat(site.site().made()).isEmpty();
        }
    }

    @Test
    void a_bad_name_is_told_with_all_other_problems() {
        try (var site = SecretSite.in("bundle-secret-bad")) {
            var usual = site.requestWithoutFiles();
            var bad = new FoundationRequest(
                    "It",
                    usual.location(),
                    usual.persistentResourceGroup(),
                    usual.identities(),
                    usual.issuer(),
                    usual.rights(),
                    ServicePrincipals.NONE,
                    usual.tags(),
                    new Handoff(Optional.empty(), Optional.of("Bundles")));
            assertThatThrownBy(() -> site.create(bad))
                    .hasMessageContaining("prefix cannot be \"It\"")
                    .hasMessageContaining("bundleSecret cannot be \"Bundles\"");
            var trust = new Trust(
                    Source.text("{}", "foundation.json"),
                    Source.none(),
                    Source.none(),
                    Optional.of("http://example.com"),
                    Optional.of("a/b/c"));
            assertThat(site.cluster(trust).validate())
                    .extracting(it -> it.in(Words.PLAIN))
                    .anySatisfy(it -> assertThat(it).contains("bundleSecret cannot be \"a/b/c\""))
                    .anySatisfy(it -> assertThat(it).contains("bundleSecret and bundleDirectory are both given"))
                    .anySatisfy(it -> assertThat(it).contains("oidcIssuerUrl cannot be"));
        }
    }

    private static String refusal(SecretSite site, Trust trust) {
        return catchThrowableOfType(
                        HyperShiftException.class,
                        () -> site.with(
                                site.owner(), it -> it.clusters().begin(site.cluster(trust), new Cancellation())))
                .in(Words.PLAIN);
    }

    private static void nothingOfTheKeyIsTold(SecretSite site) {
        var key = site.file(KEY);
        var told = site.events().toString();
        key.lines()
                .filter(line -> !line.startsWith("-----"))
                .forEach(line -> assertThat(told).doesNotContain(line));
        assertThat(site.redactor().redact("it is " + key)).isEqualTo("it is ********");
    }

    private static String signingKeyOfCluster(SecretSite site) {
        return site.onManagement(client -> new String(
                Base64.getDecoder()
                        .decode(client.secrets()
                                .inNamespace("clusters")
                                .withName("pr-1sa-token-issuer-key")
                                .get()
                                .getData()
                                .get("key")),
                StandardCharsets.UTF_8));
    }

    private static String issuerOfCluster(SecretSite site) {
        return site.onManagement(
                client -> client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                        .inNamespace("clusters")
                        .withName("pr-1")
                        .get()
                        .get("spec", "issuerURL"));
    }

    private static void put(SecretSite site, Map<String, String> data) {
        site.onManagement(client -> {
            var namespace = new NamespaceBuilder()
                    .withNewMetadata()
                    .withName(SecretSite.NAMESPACE)
                    .endMetadata()
                    .build();
            client.resource(namespace).serverSideApply();
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withNamespace(SecretSite.NAMESPACE)
                            .withName("it")
                            .endMetadata()
                            .withData(data)
                            .build())
                    .create();
            return true;
        });
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
