package io.hypershift.azure.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import io.hypershift.azure.sandbox.told.ReleaseStreams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * OpenShift's release controllers, one for each architecture, as HyperShift's CLI and operator ask them for releases
 * (HyperShift 3ee9615, support/supportedversion/version.go).
 */
public record ReleaseController(ReleaseStreams streams) implements HttpHandler {
    private static final String DOMAIN = ".ocp.releases.ci.openshift.org";
    private static final Pattern PATH = Pattern.compile("/api/v1/releasestream/(?<stream>[^/]+)/(?<what>latest|tags)");

    /** Whether a host is a release controller. */
    public boolean isAt(String host) {
        return host.endsWith(DOMAIN) && streams.has(controller(host));
    }

    private static String controller(String host) {
        return host.substring(0, host.length() - DOMAIN.length());
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("GET")) {
            return text(404, "404 page not found");
        }
        var name = path.group("stream");
        var accepted = streams.accepted(new ReleaseStreams.Stream(controller(request.host()), name));
        if (accepted.isEmpty()) {
            return text(404, "release stream " + name + " is unknown");
        }
        try {
            var wanted = VersionRange.parse(request.parameter("in").orElse(""));
            var prefix = request.parameter("prefix").orElse("");
            var releases = accepted.get().stream()
                    .filter(it -> wanted.includes(it.version()) && it.version().startsWith(prefix))
                    .toList();
            return path.group("what").equals("tags") ? tags(request, name, releases) : latest(request, releases);
        } catch (IllegalArgumentException e) {
            return text(400, "error: in must be a valid semantic version range: " + e.getMessage());
        }
    }

    private static HttpResponse tags(HttpRequest request, String name, List<ReleaseImage> releases) {
        var body = Json.object().put("name", name);
        body.set(
                "tags",
                Json.array(releases.stream().map(it -> document(request, it)).toList()));
        return HttpResponse.json(200, Json.write(body));
    }

    private static HttpResponse latest(HttpRequest request, List<ReleaseImage> releases) {
        return releases.stream()
                .findFirst()
                .map(it -> HttpResponse.json(200, Json.write(document(request, it))))
                .orElseGet(() -> text(404, "no tags exist within the release that satisfy the request"));
    }

    private static ObjectNode document(HttpRequest request, ReleaseImage release) {
        return Json.object()
                .put("name", release.version())
                .put("phase", "Accepted")
                .put("pullSpec", release.pullSpec())
                .put(
                        "downloadURL",
                        "https://openshift-release-artifacts-%s/%s".formatted(request.host(), release.version()));
    }

    private static HttpResponse text(int status, String message) {
        return new HttpResponse.Whole(
                status, Map.of("Content-Type", "text/plain"), (message + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
