package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.operator.CredentialOption;
import io.hypershift.azure.operator.ExternalDnsOptions;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests.FromJob;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.operator.PrivatePlatformOptions;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.kubernetes.Rights;
import io.hypershift.azure.sandbox.told.Egress.Way;
import io.hypershift.azure.sandbox.told.Images.Answer;
import io.hypershift.azure.sandbox.told.Programs.Exits;
import io.hypershift.azure.sandbox.told.Programs.Hangs;
import io.hypershift.azure.sandbox.told.Programs.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator as its own image renders it, on a management cluster where pods run. */
@Order(0) // it takes long, and nothing waits for it when it begins first
@Timeout(300)
class OperatorIT {
    private static final String CLIENT = "44444444-4444-4444-4444-444444444444";
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

    static OperatorSite site;

    @BeforeAll
    static void start() {
        site = OperatorSite.in("operator");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void clear() {
        site.sandbox().management().told().images().clear();
        site.sandbox().management().told().programs().clear();
        site.sandbox().management().told().egress().clear();
        site.uninstall();
        site.api().delete(Ref.namespace("hypershift")); // where a test made it itself, it is not ours
        await().until(() -> site.api().find(Ref.namespace("hypershift")).isEmpty());
        site.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources.yaml",
                "resources-external-dns.yaml",
                "resources-external-dns-with-secrets.yaml",
                "resources-private-credentials.yaml",
                "resources-private-managed-identity.yaml"
            })
    void rendered_by_its_image_it_ends_in_the_objects_that_hypershifts_cli_makes(String file) throws IOException {
        var objects = rendered(file);
        Map<String, JsonNode> expected;
        try (var server = OperatorServer.start()) {
            objects.forEach(it -> {
                if (server.api().serves(it.apiVersion(), it.kind())) {
                    server.api().apply(it, "hypershift");
                }
            });
            expected = OperatorState.of(server.api(), objects);
        }

        site.install(likeTheCli(file, objects));

        assertThat(OperatorState.of(site.api(), objects)).isEqualTo(expected);
        assertThat(site.api().list("batch/v1", "Job", "hypershift", Map.of())).isEmpty();
        assertThat(site.api().list("v1", "ServiceAccount", "hypershift", Map.of()))
                .noneMatch(it -> it.name().startsWith("hypershift-azure-render"));
    }

    @Test
    void two_pods_of_the_operator_run_and_one_of_external_dns_beside_them() {
        assertThat(site.install(site.request()).pods()).hasSize(2).allMatch(it -> it.startsWith("operator-"));

        var withDns = site.request(FromJob.of(OperatorSite.IMAGE), externalDns(), Duration.ofMinutes(2));
        assertThat(site.install(withDns).pods())
                .hasSize(3)
                .filteredOn(it -> it.startsWith("external-dns-"))
                .hasSize(1);
    }

    @Test
    void the_owner_id_of_external_dns_stays_whatever_it_is() {
        var withDns = site.request(FromJob.of(OperatorSite.IMAGE), externalDns(), Duration.ofMinutes(2));
        site.install(withDns);
        var first = ownerId();
        assertThat(first).startsWith("hypershift-");
        site.uninstall();

        site.install(withDns);
        assertThat(ownerId()).as("of the same zone and cluster").isEqualTo(first);

        var deployment = site.api()
                .get(new Ref("apps/v1", "Deployment", "hypershift", "external-dns"))
                .tree()
                .deepCopy();
        var theirs = deployment.toString().replace(first, "of-the-cli");
        deployment = parsed(theirs);
        deployment.withObject("/metadata").remove(List.of("managedFields", "resourceVersion", "uid"));
        deployment.remove("status");
        site.api().apply(new Manifest(deployment), "hypershift");

        site.install(withDns);
        assertThat(ownerId()).as("with which records were written").isEqualTo("of-the-cli");

        var another = new ExternalDnsOptions(
                "azure",
                CredentialOption.of(site.azureJson()),
                "example.com",
                Optional.of("mine"),
                Optional.empty(),
                Optional.empty());
        site.install(site.request(FromJob.of(OperatorSite.IMAGE), another, Duration.ofMinutes(2)));
        assertThat(ownerId()).isEqualTo("mine");
        assertThat(site.told()).contains("external DNS ran with externalDnsTxtOwnerId of-the-cli");
    }

    @Test
    void an_image_that_cannot_be_pulled_is_told_with_its_registrys_words() {
        site.sandbox().management().images().tell("quay.io/hypershift", Answer.MISSING);

        assertThatThrownBy(() -> site.install(
                        site.request(FromJob.of(OperatorSite.IMAGE), ExternalDnsOptions.NONE, Duration.ofSeconds(4))))
                .hasMessageContaining("the management cluster cannot pull " + OperatorSite.IMAGE)
                .hasMessageContaining("manifest unknown")
                .hasMessageContaining("pullSecretFile");
        assertThat(site.api().list("batch/v1", "Job", "hypershift", Map.of())).isEmpty();
        assertThat(site.api().findIfServed(definition())).isEmpty();
    }

    /** The operator's own pods have no pull secret: HyperShift's CLI gives them none, either. */
    @Test
    void a_private_image_is_rendered_with_the_pull_secret_and_not_without() {
        site.sandbox().management().images().tell("quay.io/hypershift", Answer.PRIVATE);

        assertThatThrownBy(() -> site.install(privateImage(Source.none(), Duration.ofSeconds(4))))
                .hasMessageContaining("cannot pull " + OperatorSite.IMAGE)
                .hasMessageContaining("pullSecretFile");

        assertThat(site.install(privateImage(site.pullSecret(), Duration.ofMinutes(1)))
                        .objects())
                .isGreaterThan(45);
    }

    private static InstallOperatorRequest privateImage(Source pullSecret, Duration timeout) {
        return site.request(
                FromJob.of(OperatorSite.IMAGE),
                pullSecret,
                ExternalDnsOptions.NONE,
                PrivatePlatformOptions.NONE,
                new Rollout(timeout, false));
    }

    @Test
    void what_the_image_refuses_is_told_in_its_words() {
        site.sandbox()
                .management()
                .programs()
                .tell(Match.image(OperatorSite.IMAGE).container("crds"), new Exits(1, "unknown flag: --outputs\n"));

        assertThatThrownBy(() -> site.install(site.request()))
                .hasMessageContaining("The operator's image says: unknown flag: --outputs (exit code 1)");
    }

    @Test
    void a_rendering_that_does_not_end_is_told_from_one_that_fails() {
        site.sandbox()
                .management()
                .programs()
                .tell(Match.image(OperatorSite.IMAGE).container("crds"), new Hangs("thinking\n"));

        assertThatThrownBy(() -> site.install(
                        site.request(FromJob.of(OperatorSite.IMAGE), ExternalDnsOptions.NONE, Duration.ofSeconds(4))))
                .satisfies(
                        it -> assertThat(it.getMessage()).containsAnyOf("did not end within 4s", "DeadlineExceeded"));
    }

    @Test
    void a_cluster_without_room_is_told_from_a_rendering_that_hangs() {
        cordon(true);
        try {
            assertThatThrownBy(() -> site.install(site.request(
                            FromJob.of(OperatorSite.IMAGE), ExternalDnsOptions.NONE, Duration.ofSeconds(4))))
                    .hasMessageContaining("0/3 nodes are available");
        } finally {
            cordon(false);
        }
        assertThat(site.told()).contains("room for hosted clusters: for none");
    }

    @Test
    void an_operator_that_crashes_is_told_with_pod_container_and_last_words() {
        site.sandbox()
                .management()
                .programs()
                .tell(
                        Match.image(OperatorSite.IMAGE).container("operator"),
                        new Exits(2, "starting\npanic: no such thing\n"));

        assertThatThrownBy(() -> site.install(
                        site.request(FromJob.of(OperatorSite.IMAGE), ExternalDnsOptions.NONE, Duration.ofSeconds(8))))
                .hasMessageContaining("Deployment hypershift/operator")
                .hasMessageContaining("container operator: CrashLoopBackOff (exit code 2)")
                .hasMessageContaining("| panic: no such thing");
    }

    @Test
    void external_dns_whose_credentials_are_wrong_is_told_in_its_own_words() {
        var wrong = Source.text(
                OperatorSite.text(site.azureJson())
                        .replaceFirst("(?s)(\"aadClientSecret\"\\s*:\\s*\")[^\"]*", "$1no-secret"),
                "azure.json");

        assertThatThrownBy(() -> site.install(site.request(
                        FromJob.of(OperatorSite.IMAGE),
                        ExternalDnsOptions.of("example.com", CredentialOption.of(wrong)),
                        Duration.ofSeconds(12))))
                .hasMessageContaining("Deployment hypershift/external-dns")
                .hasMessageContaining("AADSTS7000215");
    }

    @Test
    void a_secret_that_is_said_to_be_there_and_is_not_is_refused_before_anything_is_written() {
        var request = site.request(
                FromJob.of(OperatorSite.IMAGE),
                ExternalDnsOptions.of("example.com", CredentialOption.in("mine")),
                Duration.ofMinutes(1));

        var performance = Performance.of(
                site.sandbox(),
                hypershift -> assertThatThrownBy(() -> hypershift.operators().install(request, new Cancellation()))
                        .hasMessageContaining("Secret hypershift/mine is not on the management cluster"));

        assertThat(performance.writes()).isEmpty();
    }

    @Test
    void who_may_not_do_everything_is_refused_before_anything_is_written() {
        var management = site.sandbox().management();
        var token = management
                .users()
                .add(
                        "bob",
                        new Rights(
                                List.of(Rights.Rule.of(List.of("get", "list", "watch"), List.of("*"), List.of("*")))));

        assertThatThrownBy(() -> site.install(site.request(), Source.text(management.kubeconfig(token), "bob's")))
                .hasMessageContaining("rights on the management cluster")
                .hasMessageContaining("cluster-admin");
        assertThat(site.api().find(Ref.namespace("hypershift"))).isEmpty();
    }

    @Test
    void a_cluster_that_cannot_get_out_to_azure_is_warned_of() {
        site.sandbox().management().egress().tell("management.azure.com", Way.SILENT);

        site.install(site.request());

        assertThat(site.told()).contains("Azure from inside the management cluster: not reached, curl: (28)");
    }

    @Test
    void what_the_cluster_is_like_is_told_before_anything_is_applied() {
        site.install(site.request());

        assertThat(site.told().substring(0, site.told().indexOf("CREATED")))
                .contains("kind of management cluster: plain Kubernetes, with route.openshift.io/v1")
                .contains("default StorageClass: managed-csi")
                .contains("room for hosted clusters: for ")
                .contains("Azure from inside the management cluster: reached");
    }

    @Test
    void openshifts_own_cluster_api_is_told_to_leave_hypershifts_crds_alone() {
        site.api().apply(clusterApiDefinition(), "tester");

        site.install(site.request());

        var clusterApi = site.api().get(new Ref("operator.openshift.io/v1alpha1", "ClusterAPI", "", "cluster"));
        assertThat(clusterApi.list("spec", "unmanagedCustomResourceDefinitions"))
                .extracting(JsonNode::asText)
                .contains("clusters.cluster.x-k8s.io", "azuremachines.infrastructure.cluster.x-k8s.io")
                .allMatch(it -> it.endsWith(".cluster.x-k8s.io"));
        site.api().delete(clusterApi.ref());
        site.api().delete(clusterApiDefinition().ref());
    }

    @Test
    void what_no_job_log_or_message_holds_is_a_credential() {
        var secrets = List.of(
                OperatorSite.text(site.pullSecret()),
                parsed(OperatorSite.text(site.azureJson()))
                        .path("aadClientSecret")
                        .asText(),
                parsed(OperatorSite.text(site.pullSecret()))
                        .at("/auths/quay.io/auth")
                        .asText());
        try (var seen = SeenObjects.of(site.api(), "hypershift")) {
            site.install(site.request(FromJob.of(OperatorSite.IMAGE), externalDns(), Duration.ofMinutes(2)));

            assertThat(seen.kinds()).contains("Job", "Pod", "ServiceAccount", "Deployment");
            assertThat(seen.logs()).isNotEmpty();
            for (var secret : secrets) {
                for (var form :
                        List.of(secret, Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))) {
                    assertThat(seen.texts()).noneMatch(it -> it.contains(form));
                    assertThat(seen.logs()).noneMatch(it -> it.contains(form));
                    assertThat(site.told()).doesNotContain(form);
                }
            }
        }
    }

    private static ExternalDnsOptions externalDns() {
        return ExternalDnsOptions.of("example.com", CredentialOption.of(site.azureJson()));
    }

    /** The request with the options of the CLI's flags. */
    private static InstallOperatorRequest likeTheCli(String file, List<Manifest> objects) {
        var pull = secret(objects, "pull-secret", ".dockerconfigjson");
        var dns = secret(objects, "external-dns-credentials", "credentials");
        var platform = secret(objects, "hypershift-operator-azure-credentials", "credentials");
        var externalDns = new ExternalDnsOptions(
                file.contains("external-dns") ? "azure" : "",
                dns.isGiven() ? CredentialOption.of(dns) : existing(file),
                file.contains("external-dns") ? "apps.example.com" : "",
                Optional.of("demo-owner").filter(it -> file.contains("external-dns")),
                Optional.empty(),
                Optional.empty());
        var isIdentity = file.contains("managed-identity");
        var privatePlatform = new PrivatePlatformOptions(
                file.contains("private") ? "Azure" : "None",
                file.contains("private") ? "demo-mc-rg" : "",
                platform.isGiven() ? CredentialOption.of(platform) : CredentialOption.NONE,
                Optional.of(CLIENT).filter(it -> isIdentity),
                Optional.of(SUBSCRIPTION).filter(it -> isIdentity));
        return site.request(
                FromJob.of(OperatorSite.IMAGE),
                pull,
                externalDns,
                privatePlatform,
                new Rollout(Duration.ofMinutes(1), false));
    }

    /** The CLI's rendering names a Secret that it leaves out. */
    private static CredentialOption existing(String file) {
        if (!file.equals("resources-external-dns.yaml")) {
            return CredentialOption.NONE;
        }
        site.api().apply(Manifest.of(Ref.namespace("hypershift")), "tester");
        var secret = Manifest.of(Ref.core("Secret", "hypershift", "external-dns-credentials"))
                .tree();
        secret.putObject("data").put("credentials", "e30=");
        site.api().apply(new Manifest(secret), "tester");
        return CredentialOption.in("external-dns-credentials");
    }

    private static Source secret(List<Manifest> objects, String name, String key) {
        return objects.stream()
                .filter(it -> it.kind().equals("Secret") && it.name().equals(name))
                .findFirst()
                .<Source>map(it -> Source.text(
                        new String(Base64.getDecoder().decode(it.text("data", key)), StandardCharsets.UTF_8), name))
                .orElseGet(Source::none);
    }

    private static String ownerId() {
        return site.api()
                .get(new Ref("apps/v1", "Deployment", "hypershift", "external-dns"))
                .tree()
                .at("/spec/template/spec/containers/0/args")
                .valueStream()
                .map(JsonNode::asText)
                .filter(it -> it.startsWith("--txt-owner-id="))
                .findFirst()
                .orElseThrow()
                .substring("--txt-owner-id=".length());
    }

    private static void cordon(boolean unschedulable) {
        var patch = Json.object();
        patch.putObject("spec").put("unschedulable", unschedulable);
        site.api()
                .select("v1", "Node", "", Map.of(), Manifest::ref)
                .forEach(it -> site.api().merge(it, patch));
    }

    private static Ref definition() {
        return new Ref(
                "apiextensions.k8s.io/v1", "CustomResourceDefinition", "", "hostedclusters.hypershift.openshift.io");
    }

    private static Manifest clusterApiDefinition() {
        return new Manifest(parsed("""
                {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                 "metadata": {"name": "clusterapis.operator.openshift.io"},
                 "spec": {"group": "operator.openshift.io", "scope": "Cluster",
                  "names": {"kind": "ClusterAPI", "plural": "clusterapis"},
                  "versions": [{"name": "v1alpha1", "served": true, "storage": true, "subresources": {"status": {}},
                   "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}"""));
    }

    private static ObjectNode parsed(String json) {
        try {
            return Json.parseObject(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Manifest> rendered(String file) throws IOException {
        var renders = Contracts.cliRenders();
        assumeTrue(renders.isPresent(), "skipped: what HyperShift's CLI renders is not at hand");
        var directory = renders.get().resolve("operator");
        return Stream.of("crds.yaml", file)
                .flatMap(it -> objects(directory.resolve(it)))
                .toList();
    }

    private static Stream<Manifest> objects(Path file) {
        try {
            return Manifests.parse(Files.readString(file)).stream().map(OperatorIT::asApplied);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the empty status of CRDs; and with the credentials of a service principal where the CLI was given azure.json for them. */
    private static Manifest asApplied(Manifest object) {
        var tree = object.tree().deepCopy();
        if (object.kind().equals("CustomResourceDefinition")) {
            tree.remove("status");
        }
        if (object.name().equals("hypershift-operator-azure-credentials")) {
            var principal =
                    "{\"subscriptionId\": \"s\", \"tenantId\": \"t\", \"clientId\": \"c\", \"clientSecret\": \"x\"}";
            tree.withObject("/data")
                    .put("credentials", Base64.getEncoder().encodeToString(principal.getBytes(StandardCharsets.UTF_8)));
        }
        return new Manifest(tree);
    }
}
