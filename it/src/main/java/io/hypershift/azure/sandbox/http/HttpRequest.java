package io.hypershift.azure.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came over the wire, its body read whole and already decompressed.
 *
 * @param host the host name the client asked for, without port: behind the proxy it tells the services apart
 * @param rawPath the path as sent, percent-encoded, without query
 * @param query the decoded query parameters in the order sent
 * @param headers the headers, names in lower case
 */
public record HttpRequest(
        String method,
        String host,
        String rawPath,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body) {

    /** The decoded path. */
    public String path() {
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
