package io.hypershift.azure.sandbox.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of OpenShift's release controllers, of which there is one for each architecture. A release that is withdrawn is
 * in no stream.
 */
public final class ReleaseStreams {
    private static final String MULTI = "multi";

    private final Map<Stream, List<String>> streams = new ConcurrentHashMap<>();
    private final ReleaseImages releases;

    /**
     * A stream of releases.
     *
     * @param controller the architecture that its controller is for, or {@code multi}
     * @param name like {@code 4-stable-multi}
     */
    public record Stream(String controller, String name) {}

    ReleaseStreams(ReleaseImages releases) {
        this.releases = releases;
        fill();
    }

    private void fill() {
        for (var image : releases.all()) {
            var architectures = image.architectures();
            var controller = architectures.size() > 1 ? MULTI : architectures.get(0);
            add(new Stream(controller, streamOf(image, controller)), image.pullSpec());
        }
    }

    /** Stable ones are called after the major release, nightly ones after what their version begins with. */
    private static String streamOf(ReleaseImage image, String controller) {
        var nightly = image.version().indexOf("-0.nightly");
        if (nightly >= 0) {
            return image.version().substring(0, nightly) + "-0.nightly-" + controller;
        }
        var major = image.version().substring(0, image.version().indexOf('.'));
        return major + "-stable" + (controller.equals("amd64") ? "" : "-" + controller);
    }

    /** Has a stream accept a release; it is made if there is none of that name. */
    public void accept(Stream stream, String pullSpec) {
        add(stream, pullSpec);
    }

    private void add(Stream stream, String pullSpec) {
        streams.compute(stream, (key, present) -> {
            var all = new ArrayList<>(present == null ? List.of() : present);
            all.remove(pullSpec);
            all.add(pullSpec);
            return List.copyOf(all);
        });
    }

    /** Ends a stream. */
    public void end(Stream stream) {
        streams.remove(stream);
    }

    /** Everything is as at first. */
    public void reset() {
        streams.clear();
        fill();
    }

    /** The releases that a stream has accepted, the newest first; empty if there is no such stream. */
    public Optional<List<ReleaseImage>> accepted(Stream stream) {
        return Optional.ofNullable(streams.get(stream))
                .map(it -> it.stream()
                        .flatMap(pullSpec -> releases.find(pullSpec).stream())
                        .sorted((a, b) -> VersionOrder.NEWEST_FIRST.compare(a.version(), b.version()))
                        .toList());
    }

    /** Whether there is a release controller of this name. */
    public boolean has(String controller) {
        return streams.keySet().stream().anyMatch(it -> it.controller().equals(controller));
    }
}
