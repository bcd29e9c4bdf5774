package io.hypershift.azure.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** OpenShift's release controllers, of which there is one for each architecture (HyperShift's {@code support/supportedversion}). */
public final class ReleaseStreams {
    private static final String USUAL_CONTROLLER = "amd64";
    private static final List<String> CONTROLLERS = List.of("multi", "arm64", "ppc64le", "s390x");

    private final HttpReads http;

    ReleaseStreams(HttpReads http) {
        this.http = http;
    }

    /** The image of the newest release of a stream such as {@code 4-stable-multi}. */
    public String latest(String stream) {
        var controller = CONTROLLERS.stream()
                .filter(it -> stream.endsWith("-" + it) || stream.contains("-" + it + "-"))
                .findFirst()
                .orElse(USUAL_CONTROLLER);
        var host = controller + ".ocp.releases.ci.openshift.org";
        var reply = http.get(
                URI.create("https://" + host + "/api/v1/releasestream/" + stream + "/latest"),
                Optional.empty(),
                Optional.of("application/json"));
        return switch (reply.status()) {
            case 200 -> pullSpec(host, reply.body());
            case 404 ->
                throw new HyperShiftException(Problem.of(
                                "release-stream",
                                "{} has no release in stream {} ({})",
                                host,
                                stream,
                                Parameter.RELEASE_STREAM)
                        .remedy("Choose another, or give an image with {}.", Parameter.RELEASE_IMAGE));
            default -> throw Unreachable.of(host, "status " + reply.status());
        };
    }

    private static String pullSpec(String host, String body) {
        try {
            var image = Json.parseObject(body).path("pullSpec").asText("");
            return ImageReference.parse(image)
                    .map(it -> image)
                    .orElseThrow(() -> Unreachable.of(host, "it names no image"));
        } catch (JsonProcessingException e) {
            throw Unreachable.of(host, "what it gives is no JSON", e);
        }
    }
}
