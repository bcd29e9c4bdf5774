package io.hypershift.azure.sandbox.told;

import io.hypershift.azure.sandbox.oci.ImageContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The OpenShift releases that registries have. In a repository that has ever held one there are no other images: what is not
 * here does not exist.
 */
public final class ReleaseImages {
    /** The label that the release's image carries its version in, as {@code oc adm release new} writes it. */
    private static final String VERSION_LABEL = "io.openshift.release";

    private final Map<String, ReleaseImage> byPullSpec = new ConcurrentSkipListMap<>();
    private final Set<String> repositories = ConcurrentHashMap.newKeySet();
    private final Map<ReleaseImage, ImageContent> contents = new ConcurrentHashMap<>();
    private final ReleaseFlaws flaws;
    private final Runnable changed;

    ReleaseImages(Runnable changed) {
        this.changed = changed;
        this.flaws = new ReleaseFlaws(changed);
        fill();
    }

    private void fill() {
        FirstReleases.all().forEach(this::put);
    }

    private void put(ReleaseImage image) {
        repositories.add(image.name().path());
        byPullSpec.put(image.pullSpec(), image);
    }

    /**
     * Puts a release into a registry.
     *
     * @param pullSpec with a tag, like {@code quay.io/openshift-release-dev/ocp-release:4.21.0-multi}
     * @param architectures in Go's words, like {@code amd64}; with more than one it is a multi-architecture image
     */
    public void publish(String pullSpec, String version, List<String> architectures) {
        put(new ReleaseImage(ImageName.parse(pullSpec), version, architectures));
        changed.run();
    }

    /** Takes a release out of its registry, under its tag and its digests. */
    public void withdraw(String pullSpec) {
        byPullSpec.remove(pullSpec);
        changed.run();
    }

    /** Everything is as at first. */
    public void reset() {
        byPullSpec.clear();
        repositories.clear();
        flaws.clear();
        fill();
        changed.run();
    }

    /** What is wrong with those that are there. */
    public ReleaseFlaws flaws() {
        return flaws;
    }

    public List<ReleaseImage> all() {
        return List.copyOf(byPullSpec.values());
    }

    /** The release that a tag or a digest names; by the digest of one architecture's image, that one's alone. */
    public Optional<ReleaseImage> find(ImageName name) {
        return in(name).flatMap(it -> named(it, name.version()).stream()).findFirst();
    }

    public Optional<ReleaseImage> find(String pullSpec) {
        return find(ImageName.parse(pullSpec));
    }

    private Stream<ReleaseImage> in(ImageName name) {
        return byPullSpec.values().stream().filter(it -> it.name().path().equals(name.path()));
    }

    private Optional<ReleaseImage> named(ReleaseImage image, String version) {
        if (!version.contains(":")) {
            return Optional.of(image).filter(it -> it.name().version().equals(version));
        }
        var content = content(image);
        return content.manifest(version)
                .map(whole -> content.architecture(version).map(image::only).orElse(image));
    }

    /** The tags of a repository. */
    public List<String> tags(ImageName repository) {
        return in(repository).map(it -> it.name().version()).sorted().toList();
    }

    /** Whether an image lies in a repository of releases. */
    boolean keeps(ImageName image) {
        return repositories.contains(image.path());
    }

    /** Whether a registry has releases. */
    public boolean isIn(String registry) {
        return repositories.stream().anyMatch(it -> it.startsWith(registry + "/"));
    }

    /** What its registry holds of a release. */
    public ImageContent content(ReleaseImage image) {
        return contents.computeIfAbsent(
                image, it -> ImageContent.of(it.pullSpec(), Map.of(VERSION_LABEL, it.version()), it.architectures()));
    }
}
