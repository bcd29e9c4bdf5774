package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.RegistryReleases;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.oci.Accepted;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.ReleaseStreams.Stream;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What would keep a cluster from coming up is told before anything of it is made. */
@Timeout(120)
class PreflightIT {
    private static final String STREAM = "4-stable-multi";
    private static final String NEWEST = "quay.io/openshift-release-dev/ocp-release:4.22.9-multi";

    private static Product product;
    private static SavedState healthy;
    private static SandboxState made;

    @BeforeAll
    static void prepare() {
        product = Product.in("preflight", Latency.NONE);
        healthy = SavedState.of(sandbox().azure());
        made = SandboxState.of(sandbox());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void repair() {
        healthy.restore(sandbox().azure());
        sandbox().azure().quotas().reset();
        sandbox().azure().features().register("Microsoft.Compute/EncryptionAtHost");
        var told = sandbox().management().told();
        told.images().clear();
        told.logins().restore("sandbox");
        product.createFoundation();
    }

    @ParameterizedTest
    @EnumSource
    void what_hinders_a_cluster_is_told_and_nothing_is_made(Hindrance hindrance) {
        hindrance.strike(sandbox());

        var failure = refused(request("pr-1", hindrance.parameters()));

        assertThat(failure.in(Words.PLAIN)).contains(hindrance.told());
        assertThat(failure.problems())
                .allSatisfy(it ->
                        assertThat(it.remedy().isEmpty()).as(it.in(Words.PLAIN)).isFalse());
    }

    @Test
    void all_that_hinders_is_told_together() {
        var all = List.of(
                Hindrance.OTHER_KEY_PUBLISHED,
                Hindrance.CREDENTIAL_GONE,
                Hindrance.RELEASE_TOO_OLD,
                Hindrance.QUOTA_USED_UP,
                Hindrance.NO_ENCRYPTION_AT_HOST,
                Hindrance.NO_EXTERNAL_DNS,
                Hindrance.NO_PRIVATE_PLATFORM);
        all.forEach(it -> it.strike(sandbox()));
        var parameters = new EnumMap<Parameter, String>(Parameter.class);
        all.forEach(it -> parameters.putAll(it.parameters()));

        var told = refused(request("pr-1", parameters)).in(Words.PLAIN);

        var softly = new SoftAssertions();
        all.forEach(it -> softly.assertThat(told).contains(it.told()));
        softly.assertThat(told)
                .contains("there is no " + parameters.get(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID));
        softly.assertAll();
    }

    @Test
    void where_all_is_well_nobody_is_warned() {
        assertThat(warningsOf(request("pr-1", Map.of()))).isEmpty();
        assertThat(warningsOf(request("pr-1", Map.of(Parameter.AVAILABILITY_ZONES, "1,3"))))
                .isEmpty();
    }

    @Test
    void what_cannot_be_looked_at_is_told_and_no_failure() {
        sandbox().management().told().images().tell("quay.io", Images.Answer.UNREACHABLE);
        forbid("/features/EncryptionAtHost");
        forbid("/userAssignedIdentities$");

        assertThat(warningsOf(request("pr-1", Map.of())))
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).contains("release image", "quay.io does not answer as expected"),
                        it -> assertThat(it).contains("feature Microsoft.Compute/EncryptionAtHost", "not checked"),
                        it -> assertThat(it).contains("identities of the subscription", "not checked"));
    }

    @Test
    void a_cluster_that_is_on_record_is_not_looked_at_again_and_keeps_its_release() {
        var request = request("pr-2", Map.of(Parameter.RELEASE_STREAM, STREAM, Parameter.RELEASE_IMAGE, ""));
        var clusters = product.hypershift().clusters();
        clusters.begin(request, new Cancellation());
        assertThat(releaseOf("pr-2")).isEqualTo(NEWEST);
        Hindrance.QUOTA_USED_UP.strike(sandbox());
        var newer = "quay.io/openshift-release-dev/ocp-release:4.22.10-multi";
        var told = sandbox().management().told();
        told.releases().publish(newer, "4.22.10", List.of("amd64", "arm64"));
        told.streams().accept(new Stream("multi", STREAM), newer);

        clusters.begin(request, new Cancellation());

        assertThat(releaseOf("pr-2")).isEqualTo(NEWEST);
        product.destroy("pr-2");
        told.releases().withdraw(newer);
    }

    @Test
    void registries_tell_the_version_of_a_release_by_its_tag_and_by_its_digest() {
        var known = sandbox().management().told().releases();
        var digest = known.find(NEWEST)
                .flatMap(it -> known.content(it).tagged(Accepted.of(List.of())))
                .orElseThrow()
                .digest();
        var releases = new RegistryReleases(
                Registries.open(Entrance.to(sandbox()).network()), Sensitive.of("{\"auths\": {}}"));

        assertThat(releases.of(NEWEST)).map(Object::toString).contains("4.22.9");
        assertThat(releases.of(NEWEST.replace(":4.22.9-multi", "@" + digest)))
                .map(Object::toString)
                .contains("4.22.9");
        assertThat(releases.of("quay.io/hypershift/hypershift-operator:latest"))
                .as("of what is no release")
                .isEmpty();
    }

    @Test
    void a_stream_that_there_is_not_is_told() {
        var failure = refused(
                request("pr-1", Map.of(Parameter.RELEASE_STREAM, "4-shaky-multi", Parameter.RELEASE_IMAGE, "")));

        assertThat(failure).hasMessageContaining("has no release in stream 4-shaky-multi (releaseStream)");
    }

    private static Sandbox sandbox() {
        return product.sandbox();
    }

    private static void forbid(String path) {
        sandbox()
                .azure()
                .faults()
                .add(Fault.on("GET", path).times(9).answering(403, "AuthorizationFailed", "You may not."));
    }

    /** Both ways to begin refuse alike, and write nothing. */
    private static HyperShiftException refused(CreateClusterRequest request) {
        var failures = new ArrayList<Throwable>();
        var performance = Performance.of(sandbox(), it -> {
            failures.add(catchThrowable(() -> it.clusters().dryRun().begin(request, new Cancellation())));
            failures.add(catchThrowable(() -> it.clusters().begin(request, new Cancellation())));
        });
        assertThat(failures)
                .allSatisfy(it -> assertThat(it).isInstanceOf(HyperShiftException.class))
                .extracting(Throwable::getMessage)
                .containsOnly(failures.get(0).getMessage());
        assertThat(performance.writes()).isEmpty();
        assertThat(SandboxState.of(sandbox()).management()).isEqualTo(made.management());
        return (HyperShiftException) failures.get(0);
    }

    private static List<String> warningsOf(CreateClusterRequest request) {
        List<Event> events = new CopyOnWriteArrayList<>();
        try (var hypershift = HyperShiftAzure.open(Entrance.to(sandbox()), events::add, new Redactor())) {
            hypershift.clusters().dryRun().begin(request, new Cancellation());
        }
        return events.stream()
                .filter(Event.Warning.class::isInstance)
                .map(it -> ((Event.Warning) it).text().in(Words.PLAIN))
                .toList();
    }

    private static String releaseOf(String cluster) {
        var config = Config.fromKubeconfig(sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                    .inNamespace("clusters")
                    .withName(cluster)
                    .get()
                    .get("spec", "release", "image");
        }
    }

    private static CreateClusterRequest request(String name, Map<Parameter, String> parameters) {
        var usual = product.request(name, new Ownership("it", "", Duration.ofHours(4), Duration.ofSeconds(5)));
        var options = usual.options();
        for (var entry : parameters.entrySet()) {
            options = options.with(entry.getKey(), entry.getValue());
        }
        return new CreateClusterRequest(
                usual.name(),
                usual.namespace(),
                options,
                usual.files(),
                usual.trust(),
                usual.tags(),
                usual.ownership(),
                usual.outputDirectory());
    }
}
