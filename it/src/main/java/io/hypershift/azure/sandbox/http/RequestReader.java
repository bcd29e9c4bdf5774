package io.hypershift.azure.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests off a connection, one whole request at a time. */
final class RequestReader {
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final BodyReader bodies;

    RequestReader(InputStream in, OutputStream out, int bodyLimit) {
        this.in = in;
        this.bodies = new BodyReader(in, out, bodyLimit);
    }

    /** The next request, or nothing when the client has closed the connection. */
    Optional<HttpRequest> read() throws IOException {
        var requestLine = line(in);
        while (requestLine.isPresent() && requestLine.get().isEmpty()) {
            requestLine = line(in);
        }
        return requestLine.isEmpty() ? Optional.empty() : Optional.of(request(requestLine.get()));
    }

    private HttpRequest request(String requestLine) throws IOException {
        var words = requestLine.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException(400, "not an HTTP/1.1 request");
        }
        var headers = headers();
        if (words[2].equals("HTTP/1.0")) {
            headers.putIfAbsent("connection", List.of("close"));
        }
        var target = Target.of(words[0], words[1], headers);
        return new HttpRequest(
                words[0], target.host(), target.rawPath(), query(target.rawQuery()), headers, bodies.read(headers));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var line = requiredLine(in); !line.isEmpty(); line = requiredLine(in)) {
            var colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequestException(400, "a header line without a name");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Map<String, List<String>> query(String rawQuery) throws IOException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (var pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                query.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
            }
        }
        return query;
    }

    private static String decoded(String text) throws IOException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(400, "a broken percent escape");
        }
    }

    static String requiredLine(InputStream in) throws IOException {
        return line(in).orElseThrow(() -> new IOException("the client left in the middle of a request"));
    }

    private static Optional<String> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (var read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                return Optional.empty();
            }
            if (line.size() == LONGEST_LINE) {
                throw new MalformedRequestException(431, "a line too long");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
