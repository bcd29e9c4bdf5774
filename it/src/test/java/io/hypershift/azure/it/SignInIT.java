package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.AzureSettings;
import io.hypershift.azure.sandbox.azure.Cloud;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways into Azure, and the clouds, by what Entra and Resource Manager make of them. Every request needs a login anew. */
class SignInIT {
    private static final String VARIABLE = "environment AZURE_FEDERATED_TOKEN_FILE";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Redactor redactor = new Redactor();
    private Sandbox sandbox;
    private Path tokenFile;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox"))
                .with(AzureSettings.of(Latency.NONE).loginsFor(AT_ONCE)));
        tokenFile = directory.resolve("token");
        SharedSigningKey.into(bundle().directory());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_service_accounts_token_signs_in_where_it_is_trusted_and_is_told_nowhere() {
        var ci = keylessCi();
        ci.trust("one");
        var token = ci.write(tokenFile, "one", Instant.now());
        try (var hypershift = open(withToken())) {
            createFoundation(hypershift);
            createFoundation(hypershift);
        }
        assertThat(accounts())
                .containsExactly("Azure: workload identity 33333333-3333-3333-3333-333333333333 with the token of "
                        + VARIABLE + ", subscription 11111111-1111-1111-1111-111111111111");
        assertThat(events.toString()).doesNotContain(token);
        assertThat(redactor.redact("the token is " + token)).isEqualTo("the token is ********");
    }

    @Test
    void the_token_is_read_anew_for_each_login() {
        var ci = keylessCi();
        ci.trust("one");
        ci.write(tokenFile, "one", Instant.now());
        try (var hypershift = open(withToken())) {
            createFoundation(hypershift);
            ci.trust("two");
            assertThat(refusal(hypershift))
                    .contains("AADSTS700213", "a federated credential with exactly the token's issuer");
            ci.write(tokenFile, "two", Instant.now());
            createFoundation(hypershift);
        }
    }

    @Test
    void an_expired_token_is_told_with_its_source_and_how_to_renew_it() {
        var ci = keylessCi();
        ci.trust("one");
        ci.write(tokenFile, "one", Instant.now().minus(Duration.ofHours(2)));
        var before = logins();
        try (var hypershift = open(withToken())) {
            assertThat(refusal(hypershift)).contains("AADSTS700024", VARIABLE, "Let the CI renew it");
        }
        assertThat(logins() - before).as("tries").isOne();
    }

    @Test
    void a_token_file_that_is_gone_at_a_later_login_is_told_by_its_name() throws IOException {
        var ci = keylessCi();
        ci.trust("one");
        ci.write(tokenFile, "one", Instant.now());
        try (var hypershift = open(withToken())) {
            createFoundation(hypershift);
            Files.delete(tokenFile);
            assertThat(refusal(hypershift)).contains(VARIABLE + ": " + tokenFile + " does not exist");
        }
    }

    @Test
    void a_connection_that_breaks_at_a_login_or_after_it_is_made_again() {
        var faults = sandbox.azure().faults();
        faults.add(Fault.on("POST", ".*/token").droppedBefore());
        faults.add(Fault.on("PUT", ".*/userAssignedIdentities/it-hc-ingress").droppedAfter());
        try (var hypershift = open(withSecret(AzureCloud.PUBLIC))) {
            createFoundation(hypershift);
        }
        assertThat(faults.pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AzureCloud.class,
            names = {"US_GOVERNMENT", "CHINA"})
    void a_foundation_in_another_cloud_is_made_at_that_clouds_hosts_alone(AzureCloud cloud) throws IOException {
        try (var hypershift = open(withSecret(cloud))) {
            var foundation = createFoundation(hypershift);
            var hosts = Cloud.all().stream()
                    .filter(it -> it.name().equals(cloud.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(URI.create(foundation.oidcIssuerUrl()).getHost()).endsWith(hosts.blobSuffix());
            assertThat(sandbox.azure().exchanges().all())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(exchange -> assertThat(
                                    hosts.service(URI.create(exchange.url()).getHost()))
                            .as(exchange.url())
                            .isPresent());
        }
        assertThat(bundle().foundation()).content().contains("\"cloud\" : \"" + cloud.id() + "\"");
        assertThat(accounts()).singleElement().asString().endsWith(" of " + cloud.id());
    }

    @Test
    void a_tenant_of_another_cloud_is_told_with_the_clouds_name() {
        try (var hypershift = open(new AzureSignIn.WithSecret(
                AzureCloud.CHINA,
                Source.text(credentials().replace("22222222-2222", "77777777-2222"), "credentials ci")))) {
            assertThat(refusal(hypershift)).contains("AADSTS90002", "cloud is AzureChinaCloud now");
        }
    }

    @Test
    void a_cluster_on_a_foundation_of_another_cloud_is_refused_before_anything_is_sent() {
        try (var hypershift = open(withSecret(AzureCloud.US_GOVERNMENT))) {
            createFoundation(hypershift);
        }
        var before = sandbox.azure().exchanges().all().size();
        try (var hypershift = open(withSecret(AzureCloud.PUBLIC))) {
            var refused = catchThrowableOfType(
                    HyperShiftException.class, () -> hypershift.clusters().begin(cluster(), new Cancellation()));
            assertThat(refused.has("other-cloud")).isTrue();
            assertThat(refused.in(Words.PLAIN))
                    .contains(
                            "the foundation lies in AzureUSGovernmentCloud, the cluster is to be in AzurePublicCloud",
                            "cloud=AzureUSGovernmentCloud");
        }
        assertThat(sandbox.azure().exchanges().all()).hasSize(before);
    }

    private CreateClusterRequest cluster() {
        return new CreateClusterRequest(
                "pr-1",
                "clusters",
                ClusterOptions.SET.given(Map.of(
                        Parameter.BASE_DOMAIN, "example.com",
                        Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi")),
                ClusterFiles.of(Source.file(Path.of(property("hypershift.pullSecretFile")))),
                new CreateClusterRequest.Trust(
                        Source.file(bundle().foundation()),
                        Source.file(bundle().workloadIdentities()),
                        Source.file(bundle().privateKey()),
                        Optional.empty()),
                Map.of(),
                new CreateClusterRequest.Ownership("it", "", Duration.ofHours(4), Duration.ofSeconds(5)),
                directory.resolve("out"));
    }

    private KeylessCi keylessCi() {
        try (var hypershift = open(withSecret(AzureCloud.PUBLIC))) {
            var issuer = createFoundation(hypershift).oidcIssuerUrl();
            return KeylessCi.of(sandbox, bundle(), issuer);
        } finally {
            events.clear();
        }
    }

    private long logins() {
        return sandbox.azure().exchanges().all().stream()
                .filter(exchange -> exchange.url().endsWith("/token"))
                .count();
    }

    private List<String> accounts() {
        return events.stream()
                .filter(Event.Note.class::isInstance)
                .map(note -> ((Event.Note) note).text().in(Words.PLAIN))
                .filter(text -> text.startsWith("Azure: "))
                .toList();
    }

    private String refusal(HyperShiftAzure hypershift) {
        return catchThrowableOfType(HyperShiftException.class, () -> createFoundation(hypershift))
                .in(Words.PLAIN);
    }

    private Foundation createFoundation(HyperShiftAzure hypershift) {
        var request = new FoundationRequest(
                "it",
                "eastus",
                "it-foundation",
                WorkloadIdentities.USUAL,
                Issuer.USUAL,
                Rights.on(Optional.of("example.com")),
                ServicePrincipals.NONE,
                Map.of(),
                Handoff.in(bundle().directory()));
        return hypershift.foundations().create(request, new Cancellation());
    }

    private Bundle bundle() {
        return new Bundle(directory.resolve("bundle"));
    }

    private AzureSignIn withToken() {
        return new AzureSignIn.WithToken(
                AzureCloud.PUBLIC,
                "11111111-1111-1111-1111-111111111111",
                "22222222-2222-2222-2222-222222222222",
                "33333333-3333-3333-3333-333333333333",
                Source.file(tokenFile),
                VARIABLE);
    }

    private AzureSignIn withSecret(AzureCloud cloud) {
        return new AzureSignIn.WithSecret(cloud, Source.text(credentials(), "credentials ci"));
    }

    private String credentials() {
        try {
            return Files.readString(Path.of(property("hypershift.azureCredentialsFile")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HyperShiftAzure open(AzureSignIn signIn) {
        var network = new NetworkAccess(
                Optional.of(sandbox.proxy()), Source.file(Path.of(property("hypershift.caBundleFile"))), List.of());
        var access = new Access(
                signIn,
                Source.file(Path.of(property("hypershift.managementKubeconfigFile"))),
                Optional.empty(),
                network);
        return HyperShiftAzure.open(access, events::add, redactor);
    }

    private String property(String name) {
        return sandbox.properties().getOrDefault(name, "");
    }
}
