package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ANNOTATIONS;
import static io.hypershift.azure.failure.Parameter.ARCH;

import io.hypershift.azure.check.Answers;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.InstalledOptions;
import io.hypershift.azure.registry.ImageReference;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.registry.ReleaseImage;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether there is the release that a cluster is to run, and what of the cluster goes with it. */
record ReleaseChecks(PreparedCluster cluster, KubeApi management, Supplier<Registries> registries) {
    /** With it, HyperShift takes any release (its {@code SkipReleaseImageValidation}). */
    private static final String UNCHECKED = "hypershift.openshift.io/skip-release-image-validation";

    private static final Set<String> NOT_TO_BE_HAD =
            Set.of(Registries.MISSING, Registries.REFUSED, Registries.NO_RELEASE);

    void addTo(Checklist list, Probe<Manifest> operator) {
        var options = cluster.request().options();
        var release = list.add("release image " + cluster.releaseImage(), this::read);
        if (!"true".equals(options.pairs(ANNOTATIONS).get(UNCHECKED))) {
            list.add(
                    "support of the release",
                    answers -> supported(version(answers, release), answers.of(operator)),
                    release,
                    operator);
        }
        new Encryption(cluster)
                .key()
                .ifPresent(key -> list.add(
                        "key of " + key.vault(), answers -> ReleaseRules.key(version(answers, release), key), release));
        if (!cluster.nodePools().named().isEmpty()) {
            list.add("images of nodes", answers -> ReleaseRules.nodes(version(answers, release), options), release);
            list.add(
                    "architecture of nodes",
                    answers -> ReleaseRules.architecture(answers.of(release), options.text(ARCH)),
                    release);
        }
        list.add(
                "architecture of the management cluster",
                answers -> ReleaseRules.controlPlane(answers.of(release), architectures()),
                release);
    }

    private Finding<ReleaseImage> read() {
        var image = cluster.releaseImage();
        var reference = ImageReference.parse(image);
        if (reference.isEmpty()) {
            return Finding.unknown(Text.of("not checked: it has an unusual name"), Text.NONE);
        }
        try {
            var release =
                    registries.get().release(reference.get(), cluster.files().pullSecret());
            return Finding.of(release, "release {} for {}", release.version(), release.words());
        } catch (HyperShiftException e) {
            if (NOT_TO_BE_HAD.stream().noneMatch(e::has) || isMirrored(reference.get())) {
                throw e;
            }
            var problem = e.problems().get(0);
            return Finding.failed(problem.symptom(), problem.remedy());
        }
    }

    /** A mirror may have what its source does not have, or gives to others alone. */
    private boolean isMirrored(ImageReference image) {
        return cluster.files()
                .imageContentSources()
                .filter(sources -> sources.valueStream()
                        .anyMatch(it -> image.isIn(it.path("source").asText(""))))
                .isPresent();
    }

    private static ReleaseVersion version(Answers answers, Probe<ReleaseImage> release) {
        var version = answers.of(release).version();
        return ReleaseVersion.parse(version)
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("release-version", "the release calls itself \"{}\"", version)));
    }

    private Finding<Boolean> supported(ReleaseVersion version, Manifest operator) {
        var namespace = operator.ref().namespace();
        return InstalledOptions.supportedReleases(management, namespace)
                .map(it -> ReleaseRules.supported(version, it))
                .orElseGet(() -> Finding.unknown(
                        Text.of("not checked: the operator in namespace {} does not tell which it can run", namespace),
                        Text.NONE));
    }

    private Set<String> architectures() {
        return management
                .select("v1", "Node", "", Map.of(), it -> it.text("status", "nodeInfo", "architecture"))
                .stream()
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }
}
