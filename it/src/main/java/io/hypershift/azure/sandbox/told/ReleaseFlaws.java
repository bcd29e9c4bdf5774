package io.hypershift.azure.sandbox.told;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What is wrong with the content of releases that registries have, as of those that somebody has put together himself. */
public final class ReleaseFlaws {
    private final Map<ImageName, SortedSet<String>> missing = new ConcurrentHashMap<>();
    private final Map<ImageName, String> broken = new ConcurrentHashMap<>();
    private final Runnable changed;

    ReleaseFlaws(Runnable changed) {
        this.changed = changed;
    }

    /**
     * Leaves an image out of a release.
     *
     * @param component what the release calls it, like {@code docker-registry}
     */
    public void leaveOut(String pullSpec, String component) {
        missing.computeIfAbsent(ImageName.parse(pullSpec), any -> new TreeSet<>())
                .add(component);
        changed.run();
    }

    /** Breaks a manifest of a release, so that its version operator cannot load them. */
    public void breakManifest(String pullSpec, String file) {
        broken.put(ImageName.parse(pullSpec), file);
        changed.run();
    }

    public void clear() {
        missing.clear();
        broken.clear();
        changed.run();
    }

    /** The images that a release lacks. */
    public SortedSet<String> missing(String pullSpec) {
        return missing.getOrDefault(ImageName.parse(pullSpec), new TreeSet<>());
    }

    /** The manifest of a release that is broken. */
    public Optional<String> brokenManifest(String pullSpec) {
        return Optional.ofNullable(broken.get(ImageName.parse(pullSpec)));
    }
}
