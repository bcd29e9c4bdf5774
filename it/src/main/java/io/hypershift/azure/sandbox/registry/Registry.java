package io.hypershift.azure.sandbox.registry;

import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.oci.Accepted;
import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.Images.Answer;
import io.hypershift.azure.sandbox.told.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The registries that images come from, for those who pull: the OCI distribution API with its token service. They give out what
 * the cluster's nodes can pull from them.
 */
public final class Registry implements HttpHandler {
    private static final Set<String> HOSTS =
            Set.of("quay.io", "registry.redhat.io", "registry.connect.redhat.com", "registry.ci.openshift.org");
    private static final Pattern PATH =
            Pattern.compile("/v2/(?<repository>.+)/(?<what>manifests|blobs|tags)/(?<version>[^/]+)");

    private final Told told;
    private final TokenService tokens;
    private final Content content;

    public Registry(Told told) {
        this.told = told;
        this.tokens = new TokenService(told.logins());
        this.content = new Content(told);
    }

    /** Whether a host is a registry: Red Hat's are, and whatever was given releases. */
    public boolean isAt(String host) {
        return HOSTS.contains(host) || told.releases().isIn(host);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var path = request.path();
        if (access(new ImageName(request.host(), "", "")) == Answer.UNREACHABLE) {
            return new HttpResponse.Dropped();
        }
        if (path.equals(TokenService.path(request.host()))) {
            return tokens.answer(request);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return RegistryError.of(405, "UNSUPPORTED", "The operation is unsupported.");
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            return tokens.of(request).isPresent() ? HttpResponse.json(200, "{}") : unauthorized(request.host(), "");
        }
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return RegistryError.of(404, "NOT_FOUND", "no such path: " + path);
        }
        return answer(
                request,
                matcher.group("what"),
                new ImageName(request.host(), matcher.group("repository"), matcher.group("version")));
    }

    private HttpResponse answer(HttpRequest request, String what, ImageName image) {
        var token = tokens.of(request);
        if (token.isEmpty()) {
            return unauthorized(request.host(), scope(image));
        }
        var access = access(image);
        if (access == Answer.UNREACHABLE) {
            return new HttpResponse.Dropped();
        }
        if (access == Answer.PRIVATE && token.get().user().isEmpty()) {
            return unauthorized(request.host(), scope(image));
        }
        return switch (what) {
            case "manifests" ->
                content.manifest(image, Accepted.of(request.headers().getOrDefault("accept", List.of())));
            case "blobs" -> content.blob(image);
            default -> content.tags(image);
        };
    }

    private Answer access(ImageName image) {
        return told.images().access(image);
    }

    private static String scope(ImageName image) {
        return "repository:" + image.repository() + ":pull";
    }

    private static HttpResponse unauthorized(String registry, String scope) {
        return RegistryError.of(
                401,
                "UNAUTHORIZED",
                "access to the requested resource is not authorized",
                Map.of("WWW-Authenticate", TokenService.challenge(registry, scope)));
    }
}
