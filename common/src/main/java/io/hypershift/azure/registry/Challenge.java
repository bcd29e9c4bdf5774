package io.hypershift.azure.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a registry wants its clients to authenticate ({@code WWW-Authenticate}, RFC 9110 section 11.6.1).
 *
 * @param scheme {@code bearer} or {@code basic}
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern FORM = Pattern.compile("\\s*(bearer|basic)\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");

    /** The first challenge that can be met. */
    static Optional<Challenge> of(List<String> headers) {
        return headers.stream().flatMap(Challenge::parse).findFirst();
    }

    private static Stream<Challenge> parse(String header) {
        var form = FORM.matcher(header);
        if (!form.matches()) {
            return Stream.empty();
        }
        var parameters = new TreeMap<String, String>();
        PARAMETER
                .matcher(form.group(2))
                .results()
                .forEach(it -> parameters.putIfAbsent(
                        it.group(1).toLowerCase(Locale.ROOT), it.group(2) == null ? it.group(3) : it.group(2)));
        return Stream.of(new Challenge(form.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    /** Where a token is had; empty where the registry names no such place. */
    Optional<URI> tokens() {
        var query = Stream.of("service", "scope")
                .filter(parameters::containsKey)
                .map(it -> it + "=" + URLEncoder.encode(parameters.getOrDefault(it, ""), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return Optional.ofNullable(parameters.get("realm"))
                    .map(realm ->
                            URI.create(realm + (query.isEmpty() ? "" : (realm.contains("?") ? "&" : "?") + query)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
