package io.hypershift.azure.sandbox.kubernetes.schema;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code apiserver/pkg/cel/library/urls.go}: absolute URLs and their parts. */
final class UrlFunctions {
    private static final OpaqueType URL = OpaqueType.create("kubernetes.URL");

    private UrlFunctions() {}

    static List<CelFunction> all() {
        CelType text = SimpleType.STRING;
        return List.of(
                new CelFunction(
                        "url",
                        CelOverloadDecl.newGlobalOverload("string_to_url", URL, text),
                        CelFunctionBinding.from("string_to_url", String.class, UrlFunctions::url)),
                new CelFunction(
                        "isURL",
                        CelOverloadDecl.newGlobalOverload("is_url_string", SimpleType.BOOL, text),
                        CelFunctionBinding.from(
                                "is_url_string",
                                String.class,
                                string -> parse(string).isPresent())),
                part("getScheme", text, url -> orEmpty(url.getScheme())),
                part("getHost", text, url -> orEmpty(url.getRawAuthority())),
                part("getHostname", text, url -> orEmpty(url.getHost()).replaceAll("^\\[|]$", "")),
                part("getPort", text, url -> url.getPort() < 0 ? "" : String.valueOf(url.getPort())),
                part("getEscapedPath", text, url -> orEmpty(url.getRawPath())),
                part("getQuery", MapType.create(text, ListType.create(text)), UrlFunctions::query));
    }

    private static CelFunction part(String name, CelType type, CelFunctionOverload.Unary<URI> part) {
        String id = "url_" + name;
        return new CelFunction(
                name, CelOverloadDecl.newMemberOverload(id, type, URL), CelFunctionBinding.from(id, URI.class, part));
    }

    private static URI url(String text) throws CelEvaluationException {
        return parse(text)
                .orElseThrow(() -> new CelEvaluationException("URL parse error during conversion from string: parse \""
                        + text + "\": invalid URI for request"));
    }

    /** As Go's {@code ParseRequestURI} reads it: an absolute URL, or a path from the root. */
    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/") ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> query(URI url) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : orEmpty(url.getRawQuery()).split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] halves = pair.split("=", 2);
                query.computeIfAbsent(decode(halves[0]), key -> new ArrayList<>())
                        .add(halves.length == 2 ? decode(halves[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
